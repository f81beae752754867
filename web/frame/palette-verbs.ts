import {
  type Icon,
  IconBan,
  IconCopyPlus,
  IconFolderSymlink,
  IconKeyOff,
  IconLink,
  IconListSearch,
  IconPlayerPlay,
  IconPlugConnected,
  IconRefresh,
  IconTrash,
  IconUserShare,
} from '@tabler/icons-react'

/** The actions on a client that the palette offers: each leads to the client's page, which asks or acts. */
export const clientVerbs = [
  { name: 'rotate', icon: IconRefresh, search: { tab: 'keys', act: 'rotate' } },
  { name: 'redirect', icon: IconLink, search: { tab: 'overview', act: 'redirect' } },
  { name: 'try', icon: IconPlayerPlay, search: { tab: 'try' } },
  { name: 'why', icon: IconListSearch, search: { tab: 'activity' } },
  { name: 'duplicate', icon: IconCopyPlus, search: { act: 'duplicate' } },
  { name: 'disable', icon: IconBan, search: { act: 'disable' } },
  { name: 'enable', icon: IconPlugConnected, search: { act: 'enable' } },
  { name: 'revoke', icon: IconKeyOff, search: { act: 'revoke' } },
  { name: 'transfer', icon: IconUserShare, search: { act: 'transfer' } },
  { name: 'move', icon: IconFolderSymlink, search: { act: 'move' } },
  { name: 'remove', icon: IconTrash, search: { act: 'remove' } },
] as const satisfies readonly { readonly name: string; readonly icon: Icon; readonly search: Readonly<Record<string, string>> }[]
export type ClientVerb = (typeof clientVerbs)[number]

/** The fewest letters by which a word is known to begin an action. */
const FEW = 3

/** The text as an action and the rest: `rot orders` is the action `rotate` on what `orders` finds. `wordOf` gives the word of an action. */
export function readVerb(text: string, wordOf: (verb: ClientVerb) => string): { readonly verbs: readonly ClientVerb[]; readonly rest: string } {
  const [first = '', ...others] = text.trim().toLowerCase().split(/\s+/)
  const verbs = first.length < FEW ? [] : clientVerbs.filter((verb) => wordOf(verb).toLowerCase().startsWith(first))
  return { verbs, rest: verbs.length > 0 ? others.join(' ') : '' }
}
