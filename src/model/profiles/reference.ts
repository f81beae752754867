import { profiles } from './all.ts'
import type { Profile, ProfileRule } from './profile.ts'

const judgedAt = ({ isBroken, at }: ProfileRule): string =>
  [...(isBroken ? ['registration'] : []), ...Object.keys(at ?? {})].map((place) => place.replaceAll('_', ' ')).join(', ')

const profileTable = ({ name, title, rules }: Profile): string => {
  const rows = rules.map((rule) => {
    const fields = rule.fields.map((field) => `\`${field}\``).join(', ')
    return `| \`${rule.id}\` | ${rule.sentence} | ${rule.concerns.name} | ${judgedAt(rule)} | ${fields} | ${rule.spec} |`
  })
  return `## ${title}\n\n\`${name}\`\n\n| rule | demand | concerns | judged at | fields | source |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`
}

/** The reference page of the profiles, in Markdown. */
export const profilesReference = (): string =>
  `# Profiles of clients

A client names its \`profiles\`, and \`profile_mode\` says how it is held to them; \`client_profiles\` and \`client_profile_mode\` are the defaults of the
server, or of a tenant. \`GET /api/clients/{id}/posture\` tells which rules a client keeps, also of profiles that it is not held to. The clients of the
server itself are held to none.

${profiles.map(profileTable).join('\n')}`
