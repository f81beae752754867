import { flag, oneOf, paragraph } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The fields that say whether a client works, and for whom. */
export const standing = {
  active: field(flag(), { doc: 'A client that is not active gets no tokens, and its tokens are refused.', initial: true }),
  disabled_reason: field(paragraph(1024), {
    doc: 'Why the client is switched off: its developer reads it. It goes when the client is switched on again.',
    optional: true,
  }),
  stage: field(oneOf('draft', 'in_review', 'live', 'declined', 'disabled'), {
    doc: "The stage of a developer's application on its way to people.",
    initial: 'live',
    writers: 'server',
    section: 'History',
  }),
}

/** True while an application works for its makers and their test users only: it is not live yet, and not switched off. */
export const isSandboxed = ({ stage }: { readonly stage: string }): boolean => stage !== 'live' && stage !== 'disabled'
