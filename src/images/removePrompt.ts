/** What the Remove button asks for. */
export const removePrompt =
  'Remove what is in the masked area and continue the surroundings through it, as if it had never been there. ' +
  'Match their texture, light, perspective and grain. Add nothing new.';
