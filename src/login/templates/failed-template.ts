import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Template, template } from '#model/template.ts'

/** How long a template that failed is left alone, in milliseconds: it would cost each visitor its whole time limit. */
const PAUSE = 60_000

const failures = memoizeWeak((_context: Context) => new Lru<string, number>(500))
const keyOf = ({ id, version }: Template): string => `${id} ${version}`

/** True when this version of a template failed a moment ago. */
export const hasFailed = (context: Context, row: Template): boolean => context.now() - (failures(context).get(keyOf(row)) ?? Number.NEGATIVE_INFINITY) < PAUSE

/** Records that a template failed and that the built-in one stood in; once a minute at most. */
export function noteTemplateFailure(context: Context, row: Template, reason: string): void {
  failures(context).set(keyOf(row), context.now())
  const event = systemEvent({ resource: template, deed: 'failed', was: row, is: row, reason: reason.slice(0, 500), at: context.now() })
  context.db.together((batch) => record(batch, event)).catch((err) => context.log.warn({ err, template: row.id }, 'the failure of a template was not recorded'))
}
