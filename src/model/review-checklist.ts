import { isLoopback } from '#fields/loopback.ts'
import type { Client } from './client.ts'

/** `met`: the server sees that it is so; `open`: it is missing or wrong; `look`: a reviewer has to look at what stands there. */
export const checkStates = ['met', 'open', 'look'] as const
export type CheckState = (typeof checkStates)[number]

/** The facts about an application that its row does not hold. */
export interface TestedFacts {
  /** Somebody has signed in to it already. */
  readonly wasTested: boolean
}

type CheckedFields = Pick<
  Client,
  | 'description'
  | 'contacts'
  | 'client_uri'
  | 'policy_uri'
  | 'tos_uri'
  | 'logo_uri'
  | 'redirect_uris'
  | 'authorize_scope'
  | 'authorized_scopes'
  | 'in_gallery'
  | 'initiate_login_uri'
>
/** An outcome: the state, and what a reviewer is to look at. */
type CheckOutcome = readonly [CheckState, readonly string[]]

const hostOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).hostname.replace(/^www\./, '') : '')
const isWithinHost = (host: string, site: string): boolean => host === site || host.endsWith(`.${site}`)
const checkText = (text: string | undefined): CheckOutcome => (text === undefined || text === '' ? ['open', []] : ['look', [text]])

/** Its people are sent on to hosts of its home page, this computer, or an app. */
function home({ client_uri, redirect_uris }: CheckedFields): CheckOutcome {
  if (client_uri === undefined) return ['open', []]
  const site = hostOf(client_uri)
  const hosts = redirect_uris.filter((uri) => /^https?:/.test(uri)).map(hostOf)
  const others = [...new Set(hosts.filter((host) => !isLoopback(host) && !isWithinHost(host, site)))]
  return others.length === 0 ? ['met', [client_uri]] : ['look', [client_uri, ...others]]
}

/** An application limited to a list of scopes shows that list. One that is not may ask for every public scope. */
const checkScopes = ({ authorize_scope, authorized_scopes }: CheckedFields): CheckOutcome =>
  authorize_scope ? [authorized_scopes.length === 0 ? 'met' : 'look', authorized_scopes.map(({ id, name }) => name ?? id ?? '')] : ['look', []]

const start = ({ in_gallery, initiate_login_uri }: CheckedFields): CheckOutcome => (in_gallery ? checkText(initiate_login_uri) : ['met', []])

/**
 * The checklist of a reviewer: what is looked at before an application goes live and people are sent to it. The developer sees it too, before they ask.
 */
const checks = {
  description: ({ description }) => checkText(description),
  contacts: ({ contacts }) => (contacts.length === 0 ? ['open', []] : ['look', contacts]),
  home,
  redirect_uris: ({ redirect_uris }) => (redirect_uris.length === 0 ? ['open', []] : ['look', redirect_uris]),
  scopes: checkScopes,
  policy: ({ policy_uri }) => checkText(policy_uri),
  terms: ({ tos_uri }) => checkText(tos_uri),
  logo: ({ logo_uri }) => checkText(logo_uri),
  start,
  tested: (_, { wasTested }) => [wasTested ? 'met' : 'open', []],
} as const satisfies Readonly<Record<string, (row: CheckedFields, facts: TestedFacts) => CheckOutcome>>

export type CheckOfReview = keyof typeof checks
export const reviewCheckNames = Object.keys(checks) as readonly CheckOfReview[]

export interface ChecklistItem {
  readonly check: CheckOfReview
  readonly state: CheckState
  readonly shown: readonly string[]
}

export const reviewChecklist = (row: CheckedFields, facts: TestedFacts): readonly ChecklistItem[] =>
  reviewCheckNames.map((check) => {
    const [state, values] = (checks[check] as (row: CheckedFields, facts: TestedFacts) => CheckOutcome)(row, facts)
    return { check, state, shown: values }
  })
