/** The names that a body gives to fields of ours. */
export interface FieldAliases {
  /** Theirs → ours. */
  readonly names: Readonly<Record<string, string>>
  /** Members that say what the body is, with the one value that they may have. Nothing is kept of them. */
  readonly marks: Readonly<Record<string, string>>
}

/**
 * The names that other systems and RFC 7591 §2 give to fields of a client: a body written for them makes the same client here. A field that is
 * sent by both names is refused, since nobody could tell which one counts.
 */
export const clientAliases: FieldAliases = {
  names: {
    grant_types: 'supported_grant_types',
    client_id: 'id',
    client_name: 'name',
    client_secret: 'secret',
  },
  marks: { resourceType: 'Client' },
}
