import { effective } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import { credentialConfiguration } from '#model/credential-configuration.ts'
import type { AnsweredFor } from '#model/desk/answered-for.ts'
import { configurationPosture, statusListPosture, verifierPosture, walletProviderPosture } from '#model/desk/posture.ts'
import { assessRules, type PostureOf, type PostureRuleOf } from '#model/posture-rule.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { statusList } from '#model/status-list.ts'
import { isWalletProvider, type TrustedIssuer, trustedIssuer } from '#model/trusted-issuer.ts'
import type { Administered, AnyRow } from '../administered.ts'
import { credentialKinds } from '../resources/credential-configurations.ts'
import { statusLists } from '../resources/status-lists.ts'
import { trustedIssuers } from '../resources/trusted-issuers.ts'
import { verifiers } from '../resources/verifiers.ts'
import { configurationHistory, type History, statusListHistory, trustedIssuerHistory, verifierHistory } from '../write/history.ts'

/** A row of any kind on the desk. */
export type DeskRow = AnyRow & AnsweredFor & { readonly id: string; readonly active: boolean; readonly version: number }

/** A kind of row on the desk: how it is administered, where its versions are, and what makes it weak. */
export interface DeskKind {
  readonly administered: Administered
  readonly history: History
  /** The field that people know a row by. */
  readonly title: string
  readonly assess: (row: DeskRow, context: Context) => PostureOf<AnyRow>
  /** The rows that the desk lists; all where it is absent. */
  readonly isListed?: (row: DeskRow) => boolean
}

const assessing =
  <R>(rules: readonly PostureRuleOf<R>[], filled: (row: R, context: Context) => R = (row) => row) =>
  (row: DeskRow, context: Context): PostureOf<AnyRow> =>
    // Each kind is assessed with rows of its own resource only.
    assessRules(rules, filled(row as unknown as R, context))

/** The kinds on the desk. Operations, the list of the desk and its page follow from this list. */
export const deskKinds: readonly DeskKind[] = [
  { administered: verifiers as Administered, history: verifierHistory, title: verifier.natural ?? 'id', assess: assessing(verifierPosture) },
  {
    administered: credentialKinds as Administered,
    history: configurationHistory,
    title: credentialConfiguration.natural ?? 'id',
    assess: assessing(configurationPosture, (row, { settings }) => effective(credentialConfiguration, row, { ...settings })),
  },
  { administered: statusLists as Administered, history: statusListHistory, title: statusList.key, assess: assessing(statusListPosture) },
  {
    administered: trustedIssuers as Administered,
    history: trustedIssuerHistory,
    title: trustedIssuer.administered?.sort ?? 'name',
    assess: assessing(walletProviderPosture),
    // The others are trusted for tokens, and have nothing to do with wallets.
    isListed: (row) => isWalletProvider(row as unknown as TrustedIssuer),
  },
]
