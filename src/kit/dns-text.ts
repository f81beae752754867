import { Resolver } from 'node:dns/promises'

/** Finds the TXT records of a name in DNS (RFC 1035 §3.3.14), each joined to one text; none where the name does not exist. @throws {Error} when DNS cannot be asked. */
export type FindTexts = (name: string) => Promise<readonly string[]>

const absent = new Set(['ENOTFOUND', 'ENODATA'])

/** The lookup by the resolver of the system. */
export const findTexts: FindTexts = async (name) => {
  try {
    return (await new Resolver({ timeout: 2000, tries: 2 }).resolveTxt(name)).map((parts) => parts.join(''))
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && absent.has(String(caught.code))) return []
    throw caught
  }
}
