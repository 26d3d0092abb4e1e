const set = (names: string) => new Set(names.split(' '));

/** Not read as LaTeX. */
export const verbatim = set('verbatim Verbatim BVerbatim lstlisting minted comment filecontents alltt');

/** An image goes after these as a whole. Names without the star of an unnumbered variant. */
export const leaves = set(
  'verbatim Verbatim BVerbatim lstlisting minted comment filecontents alltt ' +
    'equation align alignat flalign gather multline eqnarray displaymath math dmath subequations \\[ $$ ' +
    'tikzpicture pgfpicture algorithm algorithmic abstract titlepage thebibliography table',
);

export const tabulars = set('tabular tabularx tabulary longtable array tblr longtblr supertabular');

export const figures = set(
  'figure wrapfigure subfigure subcaptionblock SCfigure marginfigure sidewaysfigure floatrow',
);

/** LaTeX allows no figure inside these. */
export const boxes = set('minipage multicols tcolorbox mdframed framed shaded tabbing adjustbox');
