import { type AnyResource, fieldsOf, isInherited } from './resource.ts'

const formatCell = (value: string) => value.replaceAll('|', '\\|')

/** The reference page of a resource, in Markdown: one table per section. */
export function renderReference(r: AnyResource): string {
  const sections = Map.groupBy(fieldsOf(r), ([, f]) => f.section ?? 'General')
  const tables = [...sections].map(
    ([section, fields]) =>
      `## ${section}\n\n| field | kind | default | meaning | source |\n|---|---|---|---|---|\n${fields
        .map(([name, f]) => {
          const initial = isInherited(f.initial) ? `setting \`${f.initial.inherits}\`` : f.initial === undefined ? '' : `\`${JSON.stringify(f.initial)}\``
          return `| \`${name}\` | ${f.kind.name} | ${formatCell(initial)} | ${formatCell(f.doc)} | ${f.spec ?? ''} |`
        })
        .join('\n')}`,
  )
  const rules = r.rules.map((rule) => `- ${rule.message}${rule.spec ? ` (${rule.spec})` : ''} — ${rule.fields.map((name) => `\`${name}\``).join(', ')}`)
  return `# ${r.name}\n\n${r.doc}\n\n${tables.join('\n\n')}\n${rules.length > 0 ? `\n## Rules between fields\n\n${rules.join('\n')}\n` : ''}`
}
