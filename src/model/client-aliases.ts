/** The names that a body gives to fields of ours. */
export interface FieldAliases {
  /** Theirs → ours. */
  readonly names: Readonly<Record<string, string>>
  /** Members that only describe the body, each with its only allowed value. They are not stored. */
  readonly marks: Readonly<Record<string, string>>
}

/**
 * The names that other systems and RFC 7591 §2 give to fields of a client: a body written for them makes the same client here. A field that is sent
 * by both names is refused, because the two may differ.
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
