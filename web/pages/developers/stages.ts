import type { Client } from '#model/client.ts'
import type { Review } from '#model/review.ts'
import type { Scope } from '#model/scope.ts'

/** The developer's own clients, at the developer's door of the API. */
export const APPLICATIONS = '/clients'
export type Stage = Client['stage']
export type ReviewItem = Review['items'][number]

/** A request as the reviewer's list tells it. */
export interface NamedReview extends Review {
  readonly client_name?: string
  readonly requested_by_name?: string
  /** The private scopes that are asked for, in words. */
  readonly scopes: readonly Pick<Scope, 'name' | 'label' | 'description'>[]
}

/** Colours of states: never alone, always with the word. */
export const stageTone: Readonly<Record<Stage, string>> = { draft: 'gray', in_review: 'yellow', live: 'teal', declined: 'red', disabled: 'gray' }
export const itemTone: Readonly<Record<ReviewItem['state'], string>> = { waiting: 'yellow', approved: 'teal', declined: 'red' }

/** The way of an application to people. */
export const way = ['draft', 'in_review', 'live'] as const
