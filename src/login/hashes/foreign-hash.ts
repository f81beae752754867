/** Checks a password against one hash. */
export type HashCheck = (plain: string) => Promise<boolean>

/** A password hash that another system made: it is verified until its owner signs in, and then replaced by one of ours. */
export interface ForeignHash {
  readonly name: string
  /** The check of a hash in this form whose cost is bearable; undefined for any other text. */
  readonly read: (text: string) => HashCheck | undefined
}
