/** `mend`: somebody chose a setting weaker than the secure default. `strengthen`: the setting is as safe as the default and could be safer. */
export type Severity = 'mend' | 'strengthen'

/** One thing that makes a row of a kind weaker than it could be. */
export interface PostureRuleOf<R> {
  readonly id: string
  readonly spec: string
  readonly severity: Severity
  /** Points out of 100 that a row loses when it breaks the rule. */
  readonly weight: number
  /** The fields that decide it. A warning names the first, a form shows the sentence at each. */
  readonly fields: readonly [keyof R & string, ...(keyof R & string)[]]
  /** Reads the row with its inherited values filled in. */
  readonly isBroken: (row: R) => boolean
  readonly sentence: string
  /** A merge patch (RFC 7396) after which the rule holds; absent where only a person can know the value. */
  readonly fix?: (row: R) => Readonly<Partial<R>> | undefined
}

/** One rule that a row breaks. */
export interface FindingOf<R> extends Pick<PostureRuleOf<R>, 'spec' | 'severity' | 'weight' | 'sentence' | 'fields'> {
  readonly rule: string
  readonly fix: Readonly<Partial<R>> | undefined
}

/** How far a row is from the secure defaults (RFC 9700), and how much it has been hardened beyond them. */
export interface PostureOf<R> {
  /** 100 when no finding is to be mended. */
  readonly score: number
  /** The hardening it has, in percent of the weights of the rules that concern it. */
  readonly hardening: number
  /** In the order of the rules. */
  readonly findings: readonly FindingOf<R>[]
}

const weightOf = (rules: readonly { readonly weight: number }[]): number => rules.reduce((sum, { weight }) => sum + weight, 0)
const ofSeverity = <F extends { readonly severity: Severity }>(rules: readonly F[], severity: Severity): F[] => rules.filter((one) => one.severity === severity)

/** Checks the rules that concern a row. */
export function assessRules<R>(rules: readonly PostureRuleOf<R>[], row: R): PostureOf<R> {
  const broken = rules.filter(({ isBroken }) => isBroken(row))
  const possible = weightOf(ofSeverity(rules, 'strengthen'))
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
      fix: fix?.(row),
    })),
  }
}

/** Findings weaker than the default, in the order of the rules. */
export const toMend = <R>({ findings }: PostureOf<R>): FindingOf<R>[] => ofSeverity(findings, 'mend')
/** Hardening that would make the row safer than the default. */
export const toStrengthen = <R>({ findings }: PostureOf<R>): FindingOf<R>[] => ofSeverity(findings, 'strengthen')
