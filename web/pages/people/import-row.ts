import { call } from '../../api/call.ts'
import { queries } from '../../api/rows.ts'

export const IMPORTS = '/api/user-imports'

/** An import of people, as the API shows it. */
export interface ImportRow {
  readonly id: string
  readonly name: string
  readonly state: 'uploading' | 'checking' | 'checked' | 'running' | 'done' | 'stopped' | 'failed'
  readonly error?: string
  readonly found: readonly string[]
  readonly columns: Readonly<Record<string, string | null>>
  readonly rows: number
  readonly handled: number
  readonly created: number
  readonly skipped: number
  readonly faulty: number
}

export const isAtWork = ({ state }: ImportRow): boolean => state === 'checking' || state === 'running'
const pathOf = (id: string) => `${IMPORTS}/${encodeURIComponent(id)}`

/** Lets an import go on, or stop. */
export async function actOn(id: string, verb: 'check' | 'run' | 'stop'): Promise<void> {
  await call(`${pathOf(id)}/${verb}`, { method: 'POST' })
  await queries.invalidateQueries({ queryKey: [IMPORTS] })
}

const PART = 131_072

/** Uploads a file in parts, and tells after each which share of it is there. A stream that decodes cuts no character in two. */
export async function uploadText(id: string, file: File, told: (share: number) => void): Promise<void> {
  let [offset, rest, read] = [0, '', 0]
  const send = async () => {
    if (rest === '') return
    await call(`${pathOf(id)}/text`, { method: 'POST', body: { offset, text: rest } })
    offset += rest.length
    rest = ''
    told(file.size === 0 ? 1 : Math.min(1, read / file.size))
  }
  const reader = file.stream().getReader()
  const decoder = new TextDecoder()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    read += next.value.length
    rest += decoder.decode(next.value, { stream: true })
    if (rest.length >= PART) await send()
  }
  rest += decoder.decode()
  await send()
}
