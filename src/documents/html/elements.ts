/** Lines of text in these go on around an image. */
export const inlineElements = new Set(
  (
    'a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark meter ' +
    'output picture progress q ruby rt rp s samp slot small source span strike strong sub sup time track tt u var wbr'
  ).split(' '),
);

/** An image goes after these, not into them, wherever in them the text is. */
export const leafElements = new Set(
  (
    'address audio canvas caption dt figcaption h1 h2 h3 h4 h5 h6 iframe legend math object p pre script select ' +
    'style summary svg textarea title video'
  ).split(' '),
);

/** An image can be a child of these, beside the text that it belongs to. */
export const flowElements = new Set(
  (
    'article aside blockquote body center dd details dialog fieldset figure footer form header html li main nav ' +
    'section td template th'
  ).split(' '),
);

/** Between these and their children no image can stand. */
export const strictElements = new Set(
  'colgroup datalist dl head html menu ol optgroup select table tbody tfoot thead tr ul'.split(' '),
);

export const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Their content is no markup. */
export const rawElements = new Set('script style textarea title'.split(' '));

/** Start tags that end an open element which has no end tag. */
export const impliedEnds: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', new Set(['li'])],
  ['dt', new Set(['dt', 'dd'])],
  ['dd', new Set(['dt', 'dd'])],
  ['td', new Set(['td', 'th', 'tr', 'tbody', 'tfoot'])],
  ['th', new Set(['td', 'th', 'tr', 'tbody', 'tfoot'])],
  ['tr', new Set(['tr', 'tbody', 'tfoot'])],
  ['option', new Set(['option', 'optgroup'])],
  [
    'p',
    new Set(
      (
        'address article aside blockquote center details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 ' +
        'header hr main menu nav ol p pre section table ul li td th tr dt dd'
      ).split(' '),
    ),
  ],
]);
