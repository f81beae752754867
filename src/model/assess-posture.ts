import { effective } from '#fields/resource.ts'
import { type Client, client } from './client.ts'
import { clientPosture, type PostureRule, type Severity } from './client-posture.ts'

/** One rule that a client breaks. */
export interface Finding extends Pick<PostureRule, 'spec' | 'severity' | 'weight' | 'sentence' | 'fields'> {
  readonly rule: string
  readonly fix: Readonly<Partial<Client>> | undefined
}

/** How far a client is from the secure defaults (RFC 9700), and how much it has been hardened beyond them. */
export interface Posture {
  /** 100 when no finding is to be mended. */
  readonly score: number
  /** The hardening it has, in percent of the weights of the rules that concern it. */
  readonly hardening: number
  /** In the order of the rules. */
  readonly findings: readonly Finding[]
}

const weightOf = (rules: readonly Pick<PostureRule, 'weight'>[]): number => rules.reduce((sum, { weight }) => sum + weight, 0)
const ofSeverity = <R extends { readonly severity: Severity }>(rules: readonly R[], severity: Severity): R[] => rules.filter((one) => one.severity === severity)

/** Checks every rule that concerns a client, with inherited values filled in from the settings. */
export function assessPosture(row: Client, settings: Readonly<Record<string, unknown>>): Posture {
  const filled = effective(client, row, settings)
  const concerned = clientPosture.filter(({ concerns }) => concerns.includes(filled))
  const broken = concerned.filter(({ isBroken }) => isBroken(filled))
  const possible = weightOf(ofSeverity(concerned, 'strengthen'))
  const lacking = weightOf(ofSeverity(broken, 'strengthen'))
  return {
    score: Math.max(0, 100 - weightOf(ofSeverity(broken, 'mend'))),
    hardening: possible === 0 ? 100 : Math.round((100 * (possible - lacking)) / possible),
    findings: broken.map(({ id, spec, severity, weight, sentence, fields, fix }) => ({
      rule: id,
      spec,
      severity,
      weight,
      sentence,
      fields,
      fix: fix?.(filled),
    })),
  }
}

/** Findings weaker than the default, in the order of the rules. */
export const toMend = ({ findings }: Posture): Finding[] => ofSeverity(findings, 'mend')
/** Hardening that would make the client safer than the default. */
export const toStrengthen = ({ findings }: Posture): Finding[] => ofSeverity(findings, 'strengthen')
