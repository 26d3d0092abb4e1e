/** An icon, as a data URI. */
declare module '*.svg' {
  const uri: string;
  export default uri;
}
