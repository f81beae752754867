import { clientPosture } from './client-posture.ts'
import { configurationPosture, statusListPosture, verifierPosture } from './desk/posture.ts'
import type { PostureRuleOf, Severity } from './posture-rule.ts'

const headings: Readonly<Record<Severity, string>> = {
  mend: 'To mend: weaker than the default',
  strengthen: 'To strengthen: safer than the default',
}

function postureTable(severity: Severity): string {
  const rows = clientPosture
    .filter((rule) => rule.severity === severity)
    .map(({ id, weight, concerns, sentence, fields, fix, spec }) => {
      const named = fields.map((name) => `\`${name}\``).join(', ')
      return `| \`${id}\` | ${weight} | ${concerns.name} | ${sentence} | ${named} | ${fix ? 'yes' : ''} | ${spec} |`
    })
  return `## ${headings[severity]}\n\n| rule | weight | concerns | finding | fields | fix | source |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`
}

/** The rules of one kind on the desk. */
function deskTable<R>(title: string, rules: readonly PostureRuleOf<R>[]): string {
  const rows = rules.map(({ id, severity, weight, sentence, fields, fix, spec }) => {
    const named = fields.map((name) => `\`${name}\``).join(', ')
    return `| \`${id}\` | ${severity} | ${weight} | ${sentence} | ${named} | ${fix ? 'yes' : ''} | ${spec} |`
  })
  return `## ${title}\n\n| rule | severity | weight | finding | fields | fix | source |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`
}

/** The reference page of the posture rules, in Markdown. */
export const postureReference = (): string =>
  `# Posture of a client

The score of a client is 100 less the weights of what is to mend. Its hardening is the share that it has of what strengthens it, in percent. \`GET /api/clients/{id}/posture\`
and \`gatehouse clients check {id}\` tell both, with a merge patch for each finding that has a fix; \`GET /api/posture\` lists all clients, the worst first.

${postureTable('mend')}
${postureTable('strengthen')}
${deskTable('Verifiers', verifierPosture)}
${deskTable('Credential configurations', configurationPosture)}
${deskTable('Status lists', statusListPosture)}`
