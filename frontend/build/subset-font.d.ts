/** The part of subset-font that `fonts.ts` uses; the package has no types. */
declare module "subset-font" {
  export default function subset(
    font: Uint8Array,
    text: string,
    options: { targetFormat: "woff2"; variationAxes: { wght: { min: number; max: number } } },
  ): Promise<Uint8Array>;
}
