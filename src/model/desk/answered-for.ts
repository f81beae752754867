import { instant, list, oneOf, text } from '#fields/kinds.ts'
import { field, type Row } from '#fields/resource.ts'

/** The outcomes of a review. None of its authors can approve. */
export const reviewOutcomes = ['approved', 'declined'] as const
/** The states of a row on the desk; it begins with the first. */
export const reviewStates = ['waiting', ...reviewOutcomes] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** The fields of a row on the desk (a verifier, a credential configuration, a status list, a wallet provider): who answers for it, and who has looked at it. */
export const answeredFor = {
  owner: field(text(255), {
    doc: 'The person who answers for it: the id of a user, or any other text for people to read.',
    optional: true,
    section: 'Ownership',
    find: ['filter'],
  }),
  contacts: field(list(text(), 20), {
    doc: 'How to reach the people responsible: e-mail addresses as a rule, or any other text.',
    initial: [],
    section: 'Ownership',
  }),
  review: field(oneOf(...reviewStates), {
    doc: '`approved`: somebody else than its authors looked at it as it is. It waits again after every change that matters.',
    initial: 'waiting',
    writers: 'server',
    section: 'Ownership',
    find: ['filter'],
  }),
  review_note: field(text(1024), { doc: 'The words of the reviewer.', optional: true, writers: 'server', section: 'Ownership' }),
  reviewed_by: field(text(255), { doc: 'The reviewer.', optional: true, writers: 'server', section: 'Ownership' }),
  reviewed_at: field(instant(), { doc: 'When it was reviewed.', optional: true, writers: 'server', section: 'Ownership' }),
  authors: field(list(text(255), 1000), {
    doc: 'The callers that changed it since it was last approved, with the owners of clients among them: none of these can approve it. The first change after an approval begins the list anew.',
    initial: [],
    writers: 'server',
    section: 'Ownership',
  }),
} as const
export type AnsweredFor = Row<typeof answeredFor>

/** The fields by which a change matters to nobody but administrators: it needs no new review. */
const free: ReadonlySet<string> = new Set([...Object.keys(answeredFor), 'active', 'description', 'version', 'created_at', 'updated_at'])

type AnyValues = Readonly<Record<string, unknown>>

/** True when an edit changes what a reviewer has approved. */
export const needsReview = (was: AnyValues | undefined, draft: AnyValues): boolean =>
  was === undefined ||
  [...new Set([...Object.keys(was), ...Object.keys(draft)])].some((name) => !free.has(name) && JSON.stringify(was[name]) !== JSON.stringify(draft[name]))

/** True when a verifier, a credential configuration or a wallet provider may be used: it is switched on, and approved where the tenant demands that. */
export const isInUse = (
  { active, review }: { readonly active: boolean; readonly review: AnsweredFor['review'] },
  { review_credentials }: { readonly review_credentials: boolean },
): boolean => active && (!review_credentials || review === 'approved')
