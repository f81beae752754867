/** The red, green and blue parts of a colour like `#12107c`, from 0 to 255. */
const channelsOf = (colour: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** The relative luminance of a colour (WCAG 2.2 §1.4.3). */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((part) => {
    const share = part / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast ratio of two colours, from 1 to 21 (WCAG 2.2 §1.4.3). */
export function contrastOf(one: string, other: string): number {
  const [high = 0, low = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

/** A colour between two: `share` of the second, the rest of the first. */
export function mixColours(one: string, other: string, share: number): string {
  const others = channelsOf(other)
  const parts = channelsOf(one).map((part, at) => Math.round(part + ((others[at] ?? part) - part) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

const STEPS = 20

/** The colour, moved towards another just as far as it takes to reach a contrast with a ground. */
export function readable(colour: string, towards: string, { ground, least }: { readonly ground: string; readonly least: number }): string {
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => mixColours(colour, towards, step / STEPS))
  return steps.find((step) => contrastOf(step, ground) >= least) ?? towards
}
