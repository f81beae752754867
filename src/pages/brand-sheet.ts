import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { withMediaType } from '#http/render.ts'
import { type Params, readQuery } from '#http/request.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { look } from '#model/look.ts'
import { type ColourScheme, paletteOf, schemes } from '#model/palette.ts'
import { kept } from './assets.ts'

const colours = ['accent_color', 'accent_color_dark', 'background_color', 'background_color_dark', 'card_color', 'card_color_dark'] as const
type ShapeOf = Pick<IdentityProvider, (typeof colours)[number] | 'corner_radius'>
/** Changes whenever the same look makes another sheet. */
const GENERATION = '1'

/** The address of the style sheet of a look, below the base path; undefined where it changes nothing. The look is in the address: nothing is looked up, and browsers may keep it for ever. */
export function brandSheet(provider: ShapeOf | undefined, scheme?: ColourScheme): string | undefined {
  const { accent_color, accent_color_dark, background_color, background_color_dark, card_color, card_color_dark, corner_radius } = provider ?? {}
  const all = { accent_color, accent_color_dark, background_color, background_color_dark, card_color, card_color_dark, corner_radius }
  const chosen = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  if (chosen.length === 0) return undefined
  return `/assets/brand.css?${new URLSearchParams([...chosen, ...(scheme ? [['scheme', scheme]] : []), ['v', GENERATION]])}`
}

/** Reads the look from the address. Nothing but checked colours and a number gets into the sheet. @throws {Refusal} 404 */
function readLook(query: Params): { readonly look: ShapeOf; readonly scheme: ColourScheme | undefined } {
  const chosen = colours.filter((name) => query[name] !== undefined)
  const radius = query['corner_radius'] === undefined ? undefined : Number(query['corner_radius'])
  const isSound =
    chosen.every((name) => look[name].kind.schema.safeParse(query[name]).success) &&
    (radius === undefined || look.corner_radius.kind.schema.safeParse(radius).success)
  if (!isSound) throw notFound('there is no such style sheet')
  return {
    look: { ...Object.fromEntries(chosen.map((name) => [name, query[name]])), ...(radius === undefined ? {} : { corner_radius: radius }) },
    scheme: schemes.find((scheme) => scheme === query['scheme']),
  }
}

/** The custom properties that `pages.css` reads, for one scheme or, as browsers prefer, for both. */
function sheetOf(chosen: ShapeOf, only: ColourScheme | undefined): string {
  const recoloured = colours.some((name) => chosen[name] !== undefined)
  const rule = (scheme: ColourScheme) =>
    `:root{${Object.entries(paletteOf(chosen, scheme))
      .map(([name, value]) => `--${name}:${value}`)
      .join(';')}}`
  const radius = chosen.corner_radius === undefined ? '' : `:root{--radius:${chosen.corner_radius}px}`
  if (!recoloured) return radius
  return only === undefined ? `${rule('light')}@media (prefers-color-scheme:dark){${rule('dark')}}${radius}` : `${rule(only)}${radius}`
}

/** The style sheet of a look. It is from our own origin, so the content security policy needs no exception for it. */
export const brandSheetPage: Endpoint = endpoint({
  method: 'GET',
  path: '/assets/brand.css',
  surface: 'page',
  handle: (request) => {
    const read = readLook(readQuery(request))
    return withMediaType('text/css; charset=utf-8', sheetOf(read.look, read.scheme), kept)
  },
})
