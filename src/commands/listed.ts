import type { Members } from '#fields/json-object.ts'
import type { AdministeredTenant } from './administration.ts'

/** The rows of a list, page after page; a search that paused is continued. */
export async function* listRows({ call }: Pick<AdministeredTenant, 'call'>, path: string, query: Readonly<Record<string, string>>): AsyncIterable<Members> {
  const sent = new URLSearchParams(query)
  for (;;) {
    const { data, page } = await call('GET', `${path}?${sent}`)
    yield* data
    if (!page?.next) return
    sent.set('after', page.next)
  }
}

/** The first rows of a list. */
export async function firstRows(
  administration: Pick<AdministeredTenant, 'call'>,
  path: string,
  query: { readonly limit: string; readonly search?: string },
): Promise<Members[]> {
  const rows: Members[] = []
  for await (const row of listRows(administration, path, query)) {
    if (rows.push(row) >= Number(query.limit)) break
  }
  return rows
}
