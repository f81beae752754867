/** The values that the API is sent and answers. */
export declare namespace Schemas {
  export type ActingToken = {
    /** The token; a rehearsal leaves it out. */
    access_token?: string
    token_type: "Bearer" | "DPoP"
    /** In seconds. */
    expires_in: number
    scope?: string
    user_id: string
  }
  export type ActingTokenAnswer = {
    data: Schemas.ActingToken
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An API that accepts our tokens, and its name in `resource` and `aud`. */
  export type Api = {
    /** Names the API for ever. */
    id: string
    /** The absolute URI that clients send as `resource` and tokens carry as `aud`. (RFC 8707 §2) */
    identifier: string
    /** Shown to people. */
    name: string
    /** The purpose of the API. */
    description: string | null
    /** No tokens are issued for an API that is not active. */
    active: boolean
    /** The clients that may ask for tokens for it: `anyone`; `reviewed`: those made by an administrator or approved by a reviewer; `listed`: those in `clients`, or with it in their `authorized_resources`. */
    open_to: "anyone" | "reviewed" | "listed"
    /** The clients that may ask for tokens for it, where it is open to listed ones only. */
    clients: (string | {
      id: string
    })[]
    /** The names of its scopes. Tokens for it carry no others. */
    scopes: string[]
    /** The format of tokens for it. If not set: that of the client. */
    access_token_format: "opaque" | "jwt" | null
    /** The `typ` of JWT access tokens for it. `JWT` is for resource servers that refuse `at+jwt`, as those of Spring Security do by default. (RFC 9068 §2.1) */
    access_token_typ: "at+jwt" | "JWT"
    /** The longest life of tokens for it. If not set: that of the client. */
    access_token_ttl: number | null
    /** The oldest sign-in of a person with which a token for it is issued: an older one is made again. If not set: any. (RFC 9470 §4) */
    max_age: number | null
    /** The strengths of sign-in of which a person must have one before a token for it is issued. None: any. (RFC 9470 §4) */
    acr_values: string[]
    /** The client with which the API introspects tokens. */
    client_id: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type ApiAnswer = {
    data: Schemas.Api
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An API that accepts our tokens, and its name in `resource` and `aud`. */
  export type ApiChange = {
    /** Shown to people. */
    name?: string
    /** The purpose of the API. */
    description?: string | null
    /** No tokens are issued for an API that is not active. */
    active?: boolean | null
    /** The clients that may ask for tokens for it: `anyone`; `reviewed`: those made by an administrator or approved by a reviewer; `listed`: those in `clients`, or with it in their `authorized_resources`. */
    open_to?: "anyone" | "reviewed" | "listed" | null
    /** The clients that may ask for tokens for it, where it is open to listed ones only. */
    clients?: (string | {
      id: string
    })[] | null
    /** The names of its scopes. Tokens for it carry no others. */
    scopes?: string[] | null
    /** The format of tokens for it. If not set: that of the client. */
    access_token_format?: "opaque" | "jwt" | null
    /** The `typ` of JWT access tokens for it. `JWT` is for resource servers that refuse `at+jwt`, as those of Spring Security do by default. (RFC 9068 §2.1) */
    access_token_typ?: "at+jwt" | "JWT" | null
    /** The longest life of tokens for it. If not set: that of the client. */
    access_token_ttl?: number | null
    /** The oldest sign-in of a person with which a token for it is issued: an older one is made again. If not set: any. (RFC 9470 §4) */
    max_age?: number | null
    /** The strengths of sign-in of which a person must have one before a token for it is issued. None: any. (RFC 9470 §4) */
    acr_values?: string[] | null
    /** The client with which the API introspects tokens. */
    client_id?: string | null
  }
  /** An API that accepts our tokens, and its name in `resource` and `aud`. */
  export type ApiCreation = {
    /** The absolute URI that clients send as `resource` and tokens carry as `aud`. (RFC 8707 §2) */
    identifier: string
    /** Shown to people. */
    name: string
    /** The purpose of the API. */
    description?: string | null
    /** No tokens are issued for an API that is not active. */
    active?: boolean
    /** The clients that may ask for tokens for it: `anyone`; `reviewed`: those made by an administrator or approved by a reviewer; `listed`: those in `clients`, or with it in their `authorized_resources`. */
    open_to?: "anyone" | "reviewed" | "listed"
    /** The clients that may ask for tokens for it, where it is open to listed ones only. */
    clients?: (string | {
      id: string
    })[]
    /** The names of its scopes. Tokens for it carry no others. */
    scopes?: string[]
    /** The format of tokens for it. If not set: that of the client. */
    access_token_format?: "opaque" | "jwt" | null
    /** The `typ` of JWT access tokens for it. `JWT` is for resource servers that refuse `at+jwt`, as those of Spring Security do by default. (RFC 9068 §2.1) */
    access_token_typ?: "at+jwt" | "JWT"
    /** The longest life of tokens for it. If not set: that of the client. */
    access_token_ttl?: number | null
    /** The oldest sign-in of a person with which a token for it is issued: an older one is made again. If not set: any. (RFC 9470 §4) */
    max_age?: number | null
    /** The strengths of sign-in of which a person must have one before a token for it is issued. None: any. (RFC 9470 §4) */
    acr_values?: string[]
    /** The client with which the API introspects tokens. */
    client_id?: string | null
  }
  export type ApplicationParameters = {
    values: { [name: string]: unknown }
    /** Required parameters without a value. */
    missing: string[]
    parameters: ({
      name: string
      type: "text" | "number" | "flag" | "choice" | "url" | "outbound_connection" | "outbound_authorization" | "remote_client"
    })[]
  }
  export type ApplicationParametersAnswer = {
    data: Schemas.ApplicationParameters
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A rule about identity assertions: people, client, API and scopes for which one is issued or accepted. */
  export type AssertionRule = {
    /** The identifier of the rule; it never changes. */
    id: string
    /** The display name. */
    name: string
    /** A rule that is not active has no effect. */
    active: boolean
    /** `issue`: this server issues such assertions to the client, for another server. `accept`: it accepts those of another issuer from the client. */
    direction: "issue" | "accept"
    /** The client that asks. */
    client_id: string
    /** The other side, as its issuer identifier: the server that the assertion is for, or the trusted issuer that it comes from. */
    party: string
    /** `id_jag`: an identity assertion, for a sign-in to the client itself. `jwt`: an authorization grant for whoever a token speaks for that the client may exchange, so that an API can call an API of the other server for the same person. (draft-ietf-oauth-identity-chaining §2.3) */
    assertion_type: "id_jag" | "jwt"
    /** The `client_id` of the client at the other server. If not set: the same as here. */
    party_client_id: string | null
    /** The groups of people that it concerns, of which a person is in one. None: everybody. */
    groups: string[]
    /** The APIs that an assertion may name. None: it names none. */
    resources: string[]
    /** The scopes that an issued assertion may carry, or that an accepted one may be exchanged for. */
    scopes: string[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type AssertionRuleAnswer = {
    data: Schemas.AssertionRule
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A rule about identity assertions: people, client, API and scopes for which one is issued or accepted. */
  export type AssertionRuleChange = {
    /** The display name. */
    name?: string
    /** A rule that is not active has no effect. */
    active?: boolean | null
    /** `issue`: this server issues such assertions to the client, for another server. `accept`: it accepts those of another issuer from the client. */
    direction?: "issue" | "accept"
    /** The client that asks. */
    client_id?: string
    /** The other side, as its issuer identifier: the server that the assertion is for, or the trusted issuer that it comes from. */
    party?: string
    /** `id_jag`: an identity assertion, for a sign-in to the client itself. `jwt`: an authorization grant for whoever a token speaks for that the client may exchange, so that an API can call an API of the other server for the same person. (draft-ietf-oauth-identity-chaining §2.3) */
    assertion_type?: "id_jag" | "jwt" | null
    /** The `client_id` of the client at the other server. If not set: the same as here. */
    party_client_id?: string | null
    /** The groups of people that it concerns, of which a person is in one. None: everybody. */
    groups?: string[] | null
    /** The APIs that an assertion may name. None: it names none. */
    resources?: string[] | null
    /** The scopes that an issued assertion may carry, or that an accepted one may be exchanged for. */
    scopes?: string[] | null
  }
  /** A rule about identity assertions: people, client, API and scopes for which one is issued or accepted. */
  export type AssertionRuleCreation = {
    /** The display name. */
    name: string
    /** A rule that is not active has no effect. */
    active?: boolean
    /** `issue`: this server issues such assertions to the client, for another server. `accept`: it accepts those of another issuer from the client. */
    direction: "issue" | "accept"
    /** The client that asks. */
    client_id: string
    /** The other side, as its issuer identifier: the server that the assertion is for, or the trusted issuer that it comes from. */
    party: string
    /** `id_jag`: an identity assertion, for a sign-in to the client itself. `jwt`: an authorization grant for whoever a token speaks for that the client may exchange, so that an API can call an API of the other server for the same person. (draft-ietf-oauth-identity-chaining §2.3) */
    assertion_type?: "id_jag" | "jwt"
    /** The `client_id` of the client at the other server. If not set: the same as here. */
    party_client_id?: string | null
    /** The groups of people that it concerns, of which a person is in one. None: everybody. */
    groups?: string[]
    /** The APIs that an assertion may name. None: it names none. */
    resources?: string[]
    /** The scopes that an issued assertion may carry, or that an accepted one may be exchanged for. */
    scopes?: string[]
  }
  export type AuditAction = {
    name: string
    /** Its meaning: the end of a sentence about the row that it happened to. */
    doc: string
  }
  /** A recorded action: actor, target and time. */
  export type AuditEvent = {
    /** Names the event. */
    id: string
    /** Its number in the tenant, without gaps, so that a reader can go on after the last one it saw. 0: not numbered yet. */
    sequence: number
    /** When. */
    at: number
    /** The action, e.g. `client.updated`, `user.signed_in`. */
    action: string
    /** `done`, or `refused`. */
    outcome: "done" | "refused"
    /** The kind of actor. */
    actor_type: "user" | "client" | "system"
    /** The actor. */
    actor_id: string | null
    /** The client through which, or about which, it was done. */
    client_id: string | null
    /** The kind of row that was acted on. */
    target_type: string | null
    /** The row that was acted on. */
    target_id: string | null
    /** The name of the row at that time. */
    target_name: string | null
    /** Field → value before and after. A secret field is named without values. */
    changes: { [name: string]: {
      before?: unknown
      after?: unknown
    } }
    /** The reason, where the actor gave one or the server knows it. */
    reason: string | null
    /** The network address it came from. */
    address: string | null
    /** The request that did it. */
    request_id: string | null
  }
  export type AuditEventAnswer = {
    data: Schemas.AuditEvent
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A type of authorization details that clients can request, with its schema and its words. */
  export type AuthorizationDetailType = {
    /** The identifier of the row; it never changes. */
    id: string
    /** The value of `type` in a request: a name, or a URI that its owner controls. (RFC 9396 §2.1) */
    type: string
    /** A heading for people on the consent page: `Payment`. */
    name: string
    /** The sentence that people agree to. Names in braces stand for members of the detail: `Pay {amount.value} {amount.currency} to {creditor}`. (RFC 9396 §12) */
    sentence: string
    /** A description for administrators. */
    description: string | null
    /** A JSON Schema that each detail of this type must satisfy. (RFC 9396 §5) */
    schema: { [name: string]: unknown }
    /** The API that the type belongs to, by its identifier. Tokens for other APIs do not carry the detail. If not set: any API. */
    resource: string | null
    /** A type that is not active cannot be requested. */
    active: boolean
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type AuthorizationDetailTypeAnswer = {
    data: Schemas.AuthorizationDetailType
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A type of authorization details that clients can request, with its schema and its words. */
  export type AuthorizationDetailTypeChange = {
    /** A heading for people on the consent page: `Payment`. */
    name?: string
    /** The sentence that people agree to. Names in braces stand for members of the detail: `Pay {amount.value} {amount.currency} to {creditor}`. (RFC 9396 §12) */
    sentence?: string
    /** A description for administrators. */
    description?: string | null
    /** A JSON Schema that each detail of this type must satisfy. (RFC 9396 §5) */
    schema?: { [name: string]: unknown } | null
    /** The API that the type belongs to, by its identifier. Tokens for other APIs do not carry the detail. If not set: any API. */
    resource?: string | null
    /** A type that is not active cannot be requested. */
    active?: boolean | null
  }
  /** A type of authorization details that clients can request, with its schema and its words. */
  export type AuthorizationDetailTypeCreation = {
    /** The value of `type` in a request: a name, or a URI that its owner controls. (RFC 9396 §2.1) */
    type: string
    /** A heading for people on the consent page: `Payment`. */
    name: string
    /** The sentence that people agree to. Names in braces stand for members of the detail: `Pay {amount.value} {amount.currency} to {creditor}`. (RFC 9396 §12) */
    sentence: string
    /** A description for administrators. */
    description?: string | null
    /** A JSON Schema that each detail of this type must satisfy. (RFC 9396 §5) */
    schema?: { [name: string]: unknown }
    /** The API that the type belongs to, by its identifier. Tokens for other APIs do not carry the detail. If not set: any API. */
    resource?: string | null
    /** A type that is not active cannot be requested. */
    active?: boolean
  }
  /** A store of people. */
  export type Backend = {
    /** The identifier of the backend; it never changes. */
    id: string
    /** The display name. */
    name: string
    /** Where passwords are checked: `internal` here, `ldap` by a directory such as OpenLDAP or Active Directory. */
    type: "internal" | "ldap"
    /** New people are put here unless another backend is named. Exactly one backend is the default: make another one the default to unset it. */
    is_default: boolean
    /** Make an organization for each new person. */
    create_default_organization: boolean
    /** Roles that all its people hold, by id. */
    roles: (string | {
      id: string
    })[]
    /** Further attributes of its people, each released when all its scopes were granted. */
    metadata_fields: {
      attribute_name: string
      user_editable?: boolean
      scopes?: string[]
      default_value?: unknown
    }[]
    /** How hard to guess a new password must be, from 1 to 4 as zxcvbn judges it; 3 withstands attacks on a stolen list. 0: it is not judged. (NIST SP 800-63B §5.1.1.2) */
    password_min_strength: number
    /** The mail server that letters to its people go by. If not set: the default of the tenant, or else that of the operator. */
    mail_server_id: string | null
    /** The kind of directory that fills in what is not sent: `active-directory`, `freeipa` or `openldap`. If not set: nothing is filled in. */
    preset: "active-directory" | "freeipa" | "openldap" | null
    /** The name of the directory server. It must have a public address, unless the operator allows its private one. */
    ldap_host: string | null
    /** Its port. If not set: 636 with `tls`, else 389. */
    ldap_port: number | null
    /** `tls`: TLS from the start. `starttls`: StartTLS is demanded. `clear`: without, to a host that the operator allows only. (RFC 4511 §4.14) */
    ldap_security: "tls" | "starttls" | "clear"
    /** The authorities that its certificate is checked against, as PEM. If not set: the public ones. */
    ldap_authorities: string | null
    /** The account that searches for people. (RFC 4513 §5.1.3) */
    ldap_bind_dn: string | null
    /** The most connections of one node. */
    ldap_pool_size: number
    /** How long the directory may take for one answer. */
    ldap_timeout: number
    /** The entry below which people are searched for. */
    ldap_base_dn: string | null
    /** The attribute that holds the name that people type: `uid`, or `sAMAccountName` in Active Directory. */
    ldap_user_attribute: string
    /** Further attributes whose value people may type in its place: `userPrincipalName` or `mail`. */
    ldap_further_attributes: string[]
    /** Find no account that Active Directory disabled (`userAccountControl`): not even its right password is tried. */
    ldap_skip_disabled: boolean
    /** The object class of people. If not set: any. */
    ldap_user_class: string | null
    /** The attribute that names an entry for ever: `entryUUID`, or `objectGUID` in Active Directory. A name that is given to somebody else opens nothing of its former holder. (RFC 4530) */
    ldap_id_attribute: string
    /** The attribute of the entry that fills each attribute of a person. */
    ldap_attributes: { [name: string]: string }
    /** Take the addresses of the directory for verified. */
    ldap_trust_email: boolean
    /** Where the groups of a person are found: in `memberOf` of the entry; by searching for groups that hold it, and those that hold these; or by the matching rule of Active Directory, nested ones too. */
    ldap_groups: "none" | "member_of" | "search" | "active_directory"
    /** The entry below which groups are searched for. If not set: that of people. */
    ldap_group_base_dn: string | null
    /** The attribute of a group that holds its members. */
    ldap_group_attribute: string
    /** Roles by values of attributes; `groups` has the distinguished names of the groups, in lower case. They are given and taken at each sign-in. */
    ldap_role_rules: {
      claim: string
      value: string
      role_id: string
    }[]
    /** Make a person of an entry at its first sign-in. Off: only people who were made here before sign in. */
    create_people: boolean
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers: string[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The features that identity providers may switch on with it. */
    features?: ("authenticable" | "registrable" | "user_editable" | "consentable")[]
  }
  export type BackendAnswer = {
    data: Schemas.Backend
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A store of people. */
  export type BackendChange = {
    /** The display name. */
    name?: string
    /** New people are put here unless another backend is named. Exactly one backend is the default: make another one the default to unset it. */
    is_default?: boolean | null
    /** Make an organization for each new person. */
    create_default_organization?: boolean | null
    /** Roles that all its people hold, by id. */
    roles?: (string | {
      id: string
    })[] | null
    /** Further attributes of its people, each released when all its scopes were granted. */
    metadata_fields?: {
      attribute_name: string
      user_editable?: boolean
      scopes?: string[]
      default_value?: unknown
    }[] | null
    /** How hard to guess a new password must be, from 1 to 4 as zxcvbn judges it; 3 withstands attacks on a stolen list. 0: it is not judged. (NIST SP 800-63B §5.1.1.2) */
    password_min_strength?: number | null
    /** The mail server that letters to its people go by. If not set: the default of the tenant, or else that of the operator. */
    mail_server_id?: string | null
    /** The name of the directory server. It must have a public address, unless the operator allows its private one. */
    ldap_host?: string | null
    /** Its port. If not set: 636 with `tls`, else 389. */
    ldap_port?: number | null
    /** `tls`: TLS from the start. `starttls`: StartTLS is demanded. `clear`: without, to a host that the operator allows only. (RFC 4511 §4.14) */
    ldap_security?: "tls" | "starttls" | "clear" | null
    /** The authorities that its certificate is checked against, as PEM. If not set: the public ones. */
    ldap_authorities?: string | null
    /** The account that searches for people. (RFC 4513 §5.1.3) */
    ldap_bind_dn?: string | null
    /** Its password, or `{"ref": "name"}` for one in a secret file. */
    ldap_bind_password?: string | {
      ref: string
    } | null
    /** The most connections of one node. */
    ldap_pool_size?: number | null
    /** How long the directory may take for one answer. */
    ldap_timeout?: number | null
    /** The entry below which people are searched for. */
    ldap_base_dn?: string | null
    /** The attribute that holds the name that people type: `uid`, or `sAMAccountName` in Active Directory. */
    ldap_user_attribute?: string | null
    /** Further attributes whose value people may type in its place: `userPrincipalName` or `mail`. */
    ldap_further_attributes?: string[] | null
    /** Find no account that Active Directory disabled (`userAccountControl`): not even its right password is tried. */
    ldap_skip_disabled?: boolean | null
    /** The object class of people. If not set: any. */
    ldap_user_class?: string | null
    /** The attribute that names an entry for ever: `entryUUID`, or `objectGUID` in Active Directory. A name that is given to somebody else opens nothing of its former holder. (RFC 4530) */
    ldap_id_attribute?: string | null
    /** The attribute of the entry that fills each attribute of a person. */
    ldap_attributes?: { [name: string]: string } | null
    /** Take the addresses of the directory for verified. */
    ldap_trust_email?: boolean | null
    /** Where the groups of a person are found: in `memberOf` of the entry; by searching for groups that hold it, and those that hold these; or by the matching rule of Active Directory, nested ones too. */
    ldap_groups?: "none" | "member_of" | "search" | "active_directory" | null
    /** The entry below which groups are searched for. If not set: that of people. */
    ldap_group_base_dn?: string | null
    /** The attribute of a group that holds its members. */
    ldap_group_attribute?: string | null
    /** Roles by values of attributes; `groups` has the distinguished names of the groups, in lower case. They are given and taken at each sign-in. */
    ldap_role_rules?: {
      claim: string
      value: string
      role_id: string
    }[] | null
    /** Make a person of an entry at its first sign-in. Off: only people who were made here before sign in. */
    create_people?: boolean | null
  }
  /** A store of people. */
  export type BackendCreation = {
    /** The display name. */
    name: string
    /** Where passwords are checked: `internal` here, `ldap` by a directory such as OpenLDAP or Active Directory. */
    type?: "internal" | "ldap"
    /** New people are put here unless another backend is named. Exactly one backend is the default: make another one the default to unset it. */
    is_default?: boolean
    /** Make an organization for each new person. */
    create_default_organization?: boolean
    /** Roles that all its people hold, by id. */
    roles?: (string | {
      id: string
    })[]
    /** Further attributes of its people, each released when all its scopes were granted. */
    metadata_fields?: {
      attribute_name: string
      user_editable?: boolean
      scopes?: string[]
      default_value?: unknown
    }[]
    /** How hard to guess a new password must be, from 1 to 4 as zxcvbn judges it; 3 withstands attacks on a stolen list. 0: it is not judged. (NIST SP 800-63B §5.1.1.2) */
    password_min_strength?: number
    /** The mail server that letters to its people go by. If not set: the default of the tenant, or else that of the operator. */
    mail_server_id?: string | null
    /** The kind of directory that fills in what is not sent: `active-directory`, `freeipa` or `openldap`. If not set: nothing is filled in. */
    preset?: "active-directory" | "freeipa" | "openldap" | null
    /** The name of the directory server. It must have a public address, unless the operator allows its private one. */
    ldap_host?: string | null
    /** Its port. If not set: 636 with `tls`, else 389. */
    ldap_port?: number | null
    /** `tls`: TLS from the start. `starttls`: StartTLS is demanded. `clear`: without, to a host that the operator allows only. (RFC 4511 §4.14) */
    ldap_security?: "tls" | "starttls" | "clear"
    /** The authorities that its certificate is checked against, as PEM. If not set: the public ones. */
    ldap_authorities?: string | null
    /** The account that searches for people. (RFC 4513 §5.1.3) */
    ldap_bind_dn?: string | null
    /** Its password, or `{"ref": "name"}` for one in a secret file. */
    ldap_bind_password?: string | {
      ref: string
    } | null
    /** The most connections of one node. */
    ldap_pool_size?: number
    /** How long the directory may take for one answer. */
    ldap_timeout?: number
    /** The entry below which people are searched for. */
    ldap_base_dn?: string | null
    /** The attribute that holds the name that people type: `uid`, or `sAMAccountName` in Active Directory. */
    ldap_user_attribute?: string
    /** Further attributes whose value people may type in its place: `userPrincipalName` or `mail`. */
    ldap_further_attributes?: string[]
    /** Find no account that Active Directory disabled (`userAccountControl`): not even its right password is tried. */
    ldap_skip_disabled?: boolean
    /** The object class of people. If not set: any. */
    ldap_user_class?: string | null
    /** The attribute that names an entry for ever: `entryUUID`, or `objectGUID` in Active Directory. A name that is given to somebody else opens nothing of its former holder. (RFC 4530) */
    ldap_id_attribute?: string
    /** The attribute of the entry that fills each attribute of a person. */
    ldap_attributes?: { [name: string]: string }
    /** Take the addresses of the directory for verified. */
    ldap_trust_email?: boolean
    /** Where the groups of a person are found: in `memberOf` of the entry; by searching for groups that hold it, and those that hold these; or by the matching rule of Active Directory, nested ones too. */
    ldap_groups?: "none" | "member_of" | "search" | "active_directory"
    /** The entry below which groups are searched for. If not set: that of people. */
    ldap_group_base_dn?: string | null
    /** The attribute of a group that holds its members. */
    ldap_group_attribute?: string
    /** Roles by values of attributes; `groups` has the distinguished names of the groups, in lower case. They are given and taken at each sign-in. */
    ldap_role_rules?: {
      claim: string
      value: string
      role_id: string
    }[]
    /** Make a person of an entry at its first sign-in. Off: only people who were made here before sign in. */
    create_people?: boolean
  }
  export type Called = {
    status: number
    headers: { [name: string]: string }
    /** The body, where it is UTF-8. */
    body: string | null
    /** The body in base64, where it is not. */
    body_base64: string | null
  }
  export type CalledAnswer = {
    data: Schemas.Called
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type CataloguedScope = {
    name: string
    /** The permission in plain words. */
    label: string | null
    /** The access that it allows. */
    description: string | null
    /** `nobody`: every application may ask people for it. `reviewer`: ask for it with a review. */
    approved_by: "nobody" | "reviewer"
  }
  export type CleanUpStep = {
    /** How many were removed. */
    removed: number
    /** Those that were used, changed or adopted in the meantime. */
    kept: number
    /** Where the next step begins; null when all were looked at. */
    after: string | null
  }
  export type CleanUpStepAnswer = {
    data: Schemas.CleanUpStep
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An application that asks this server for tokens. */
  export type Client = {
    /** The client_id. Made by the server unless given. (RFC 6749 §2.2) */
    id: string
    /** Shown to people when they sign in and consent. (RFC 7591 §2) */
    name: string
    /** A description for its administrators. */
    description: string | null
    /** A client that is not active gets no tokens, and its tokens are refused. */
    active: boolean
    /** Why the client is switched off: its developer reads it. It goes when the client is switched on again. */
    disabled_reason: string | null
    /** The stage of a developer's application on its way to people. */
    stage: "draft" | "in_review" | "live" | "declined" | "disabled"
    /** The kind of application, chosen when it was made. */
    kind: "web" | "spa" | "native" | "machine" | "device" | "mcp" | "wallet" | "other"
    /** The namespace that groups the client with others, for people. */
    namespace: string | null
    /** The owner of the client. The id of a user: they manage it as an application of their own. Any other text is for people to read. */
    owner: string | null
    /** The organization that owns it; the administrators of the organization manage it. */
    organization_id: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. (RFC 7591 §2) */
    contacts: string[]
    /** Words by which clients are found (`?label=`), and by which policies group them (`client.labels`). */
    labels: string[]
    /** The address at which its sign-in begins when it is launched from elsewhere, with `iss` and `launch`. (OIDC Core §4) */
    initiate_login_uri: string | null
    /** People find it in the gallery of their account, and open it from there once it is live. It needs `initiate_login_uri`. */
    in_gallery: boolean
    /** The identity provider where its people sign in. If not set: the default one of the tenant. */
    identity_provider: {
      id: string
      name?: string
    } | null
    /** The federated server to which its people are sent at once, where its identity provider offers it. They can go back and choose another way. */
    default_federated_server: string | null
    /** Your own data about it; the server does not read them. */
    metadata: { [name: string]: unknown }
    /** A short name for addresses and programs, unique in the tenant: lower-case words with underscores between them. */
    slug: string | null
    /** The name under which the client is registered for other tenants, unique on the whole server, of 6 to 20 characters. If not set: only its own tenant knows the client. */
    registered_name: string | null
    /** The parameters that the application needs, for an administrator to fill in: `name`, `type`, and `label`, `description`, `group`, `required`, `many`, `choices`. */
    parameters: ({
      name: string
      type: "text" | "number" | "flag" | "choice" | "url" | "outbound_connection" | "outbound_authorization" | "remote_client"
      label?: string
      description?: string
      group?: string
      required?: boolean
      many?: boolean
      choices?: string[]
    })[]
    /** The values of the parameters, by their names. The application reads them at `/me/parameters`. No place for secrets: refer to a connection. */
    parameter_values: { [name: string]: unknown }
    /** Demand client authentication at every token request. (RFC 6749 §2.1) */
    confidential: boolean
    /** The methods by which it may authenticate. (RFC 7591 §2) */
    token_endpoint_auth_methods: ("client_secret_basic" | "client_secret_post" | "client_secret_jwt" | "private_key_jwt" | "federated_jwt" | "spiffe_jwt" | "attest_jwt_client_auth" | "tls_client_auth" | "self_signed_tls_client_auth" | "none")[]
    /** The only algorithm accepted in client assertions. If not set: any asymmetric one that fits the key, or HS256 with a secret. (OIDC Core §9) */
    token_endpoint_jwt_auth_alg: "HS256" | "HS384" | "HS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** A PEM public key that verifies client assertions. */
    jwt_public_key: string | null
    /** One JWK that verifies client assertions. (RFC 7517 §4) */
    jwk: { [name: string]: unknown } | null
    /** Its public keys. (RFC 7591 §2) */
    jwks: {
      keys: { [name: string]: unknown }[]
    } | null
    /** Where its public keys are published. (RFC 7591 §2) */
    jwks_uri: string | null
    /** The attesters of its instances, for the method `attest_jwt_client_auth`: the `issuer` of trusted issuers with the purpose `client_attestation`. (draft-ietf-oauth-attestation-based-client-auth §5.1) */
    attesters: string[]
    /** Refuse an instance whose proof of its key does not hold a challenge of this server, so that no proof can be made in advance. (draft-ietf-oauth-attestation-based-client-auth §8) */
    require_attestation_challenge: boolean
    /** Workloads that prove the client by a token of their platform (`federated_jwt`, `spiffe_jwt`): `issuer`, which is a trusted issuer with the purpose `client_federation`, `subject`, and `claims` with their values. A `*` at the end of a subject stands for any rest. (RFC 7523 §2.2) */
    federated_identities: {
      issuer: string
      subject: string
      claims?: { [name: string]: string }
    }[]
    /** The audiences that a client assertion may name. The second is for old libraries only. (draft-ietf-oauth-rfc7523bis §3) */
    assertion_audience: "issuer" | "issuer_or_token_endpoint"
    /** The subject of its certificate, as RFC 4514 writes it, the most specific part first. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_subject_dn: string | null
    /** A DNS name in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_dns: string | null
    /** A URI in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_uri: string | null
    /** An IP address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_ip: string | null
    /** An e-mail address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_email: string | null
    /** Bind its tokens to the certificate that it shows at the token endpoint, so that they are of use only with that certificate. It must show one. (RFC 8705 §3.4) */
    tls_client_certificate_bound_access_tokens: boolean
    /** The program that it connects, as chosen when it was made. What is known of the program explains refusals. */
    works_with: "grafana" | "argo_cd" | "gitlab" | "gitea" | "nextcloud" | "vault" | "kubelogin" | "oauth2_proxy" | "mod_auth_openidc" | "spring_client" | "aspnet" | "auth_js" | "express_openid_connect" | "passport_openidconnect" | "django" | "authlib" | "postgresql" | "minio" | "jenkins" | "outline" | "immich" | "proxmox" | "harbor" | "paperless" | "bookstack" | "headscale" | "wiki_js" | "portainer" | "keycloak" | "cloudflare_access" | "tailscale" | "aws_alb" | "claude" | "chatgpt" | "vs_code" | "mcp_typescript_sdk" | "go_oidc" | "zitadel_oidc" | null
    /** The longest life of a client assertion. Common libraries make assertions that live for 10 to 60 minutes. (RFC 7523 §3) */
    assertion_ttl: number
    /** Refuse a request with scopes that do not exist, or ignore these scopes. If not set: ignored in an OpenID request, refused in any other. (OIDC Core §3.1.2.1) */
    unknown_scopes: "refuse" | "ignore" | null
    /** Put the claims that the scopes release into the ID token too, for applications that do not ask userinfo. (OIDC Core §5.4) */
    claims_in_id_token: boolean
    /** The URIs that an authorization response may be sent to. Compared exactly; loopback addresses may use any port. (RFC 6749 §3.1.2) */
    redirect_uris: string[]
    /** Let `*` stand for one DNS label and `**` for one path segment in redirect URIs. Weaker than exact comparison. */
    redirect_uri_wildcards: boolean
    /** The URIs that people may be sent to after they signed out. Compared exactly. (OIDC RP-Initiated Logout §3.1) */
    post_logout_redirect_uris: string[]
    /** Web origins whose scripts may call the token, revocation and userinfo endpoints in its name. */
    allowed_origins: string[]
    /** Demand PKCE with S256. Only a confidential OpenID client may do without; it sends a nonce instead, unless `nonce` is `optional`. (RFC 7636 §4.3) */
    pkce: boolean
    /** `required`: an OpenID request without PKCE must send a nonce. Without both, a stolen code can be injected. (RFC 9700 §2.1.1) */
    nonce: "required" | "optional"
    /** Refuse an authorization request that was not pushed. (RFC 9126 §6) */
    require_pushed_authorization_requests: boolean
    /** Refuse an authorization request that it did not sign. (RFC 9101 §10.5) */
    require_signed_request_object: boolean
    /** The only algorithm accepted in signed authorization requests. If not set: any that fits a key of its own. (RFC 9101 §10.2) */
    request_object_signing_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** The URLs that `request_uri` may name, at which it publishes signed authorization requests. Compared exactly. (OIDC Registration §2) */
    request_uris: string[]
    /** The types of authorization details that it may request. (RFC 9396 §10) */
    authorization_details_types: string[]
    /** How authorization responses are signed when a request asks for it by `response_mode`. If not set: as ID tokens are. (JARM §3) */
    authorization_signed_response_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Demand a DPoP proof at every token request, so that all its access tokens are bound to a key. (RFC 9449 §5.2) */
    enforce_dpop: boolean
    /** Demand a transaction code when a pre-authorized code is redeemed. (OID4VCI 1.0 §4.1.1) */
    enforce_tx_code: boolean
    /** Let the refresh grant go without client authentication. */
    public_refresh_token: boolean
    /** Let revocation go without client authentication. */
    public_revoke: boolean
    /** Let the client have the private scopes listed in authorized_scopes, for itself and, but for those of the administration API, through its people. */
    authorize_scope: boolean
    /** Private scopes that the client may have. */
    authorized_scopes: {
      id?: string
      name?: string
      public?: boolean
    }[]
    /** The private scopes that people may bring into tokens of this client. If not set: all that they hold. */
    user_scopes: string[] | null
    /** The APIs that its tokens may be for. Not empty: `resource` is required, and must be one of these. (RFC 8707 §2) */
    authorized_resources: string[]
    /** The client is one of our own: people are not asked for consent. */
    first_party: boolean
    /** The greatest age of a sign-in, where a request names none. (OIDC Registration §2) */
    default_max_age: number | null
    /** `public`: a person has the same `sub` at all applications. `pairwise`: the same only at those of one sector. (OIDC Core §8) */
    subject_type: "public" | "pairwise"
    /** A JSON array of the redirect URIs of one sector, whose host names it. It must list every redirect URI: it is read when this or a redirect URI is set. (OIDC Registration §5) */
    sector_identifier_uri: string | null
    /** The hosts that the server may contact on behalf of the client. */
    trusted_hosts: string[]
    /** PEM certificates of the only certification authorities that are trusted for these hosts. If not set: the usual public ones. */
    trusted_authorities: string
    /** The profiles it is held to: named sets of rules, each with the section that demands it. The posture tells which of them it breaks. */
    profiles: ("oauth_2_1" | "fapi2_security" | "fapi2_signed_requests" | "fapi2_signed_responses" | "fapi2_signed_introspection" | "fapi_ciba" | "mcp_2026_07_28" | "browser_app" | "haip")[] | null
    /** `advisory`: rules that it breaks are told. `enforced`: edits and requests that break a rule are refused. `enforced_for_new`: a client that is there is advised; one that is made now begins as `enforced`. */
    profile_mode: "advisory" | "enforced_for_new" | "enforced" | null
    /** The grants that it may use. (RFC 7591 §2) */
    supported_grant_types: ("client_credentials" | "authorization_code" | "agent_code" | "agent_credentials" | "refresh_token" | "password" | "token_exchange" | "jwt_bearer" | "device_code" | "ciba" | "preauthorized_code" | "basic" | "implicit" | "revoke" | "introspect" | "id_token" | "vp_token")[]
    /** Settings for the tokens of one grant type, by its name: `format`, `access_token_ttl` in seconds, `refresh` (whether a refresh token goes with them), `audience` (the APIs they are for when the request names none) and `secret_required` (whether the client must prove who it is). For `token_exchange` also `subject_clients`, `subject_issuers`, `target_audiences`, `actors`, `impersonation` and `vault` (`tokens_per_hour`, `ends_at`, `stopped`); for `jwt_bearer` also `subject_issuers`. */
    grant_settings: { [name: string]: {
      format?: "opaque" | "jwt"
      access_token_ttl?: number
      refresh?: boolean
      audience?: string[]
      secret_required?: boolean
      subject_issuers?: string[]
      subject_clients?: string[]
      target_audiences?: string[]
      actors?: string[]
      impersonation?: boolean
      vault?: {
        tokens_per_hour: number
        ends_at?: number
        stopped?: boolean
      }
    } }
    /** Decides which redirect URIs are allowed. (OIDC Registration §2) */
    application_type: "web" | "native"
    /** How a wallet is reached: by a redirect, or by a page with a QR code. */
    response_mode: "direct_post" | "post"
    /** Opaque tokens say nothing; JWTs can be read by APIs. Both are recorded and can be revoked. (RFC 9068 §2) */
    access_token_format: "opaque" | "jwt"
    /** How JWT access tokens are signed. (RFC 9068 §2.1) */
    access_token_signature_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** How long an access token lives. */
    access_token_ttl: number | null
    /** How long an agent token lives. */
    agent_token_ttl: number
    /** How long an authorization code lives. (RFC 6749 §4.1.2) */
    authorization_code_ttl: number | null
    /** How long a pushed authorization request lives. (RFC 9126 §2.2) */
    authorization_request_ttl: number | null
    /** How long an unused refresh token lives; every use restarts the time. */
    refresh_token_ttl: number | null
    /** How long a sign-in can be refreshed, from its first token on. (RFC 9700 §4.14.2) */
    refresh_token_absolute_ttl: number | null
    /** `always`: each refresh exchanges the refresh token for a new one, so that the use of a stolen copy is detected. `never` needs a token bound to the key or the authentication of the client. If not set: `never` for a client that must prove itself to refresh and whose tokens must be bound to a key, `always` for every other. (RFC 9700 §2.2.2) */
    refresh_token_rotation: "always" | "never" | null
    /** How long an ID token is valid. (OIDC Core §2) */
    id_token_ttl: number | null
    /** How ID tokens are signed. (OIDC Registration §2) */
    id_token_signature_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key id that ID tokens carry, when not the key's own. No other client and no key pair may have it. (RFC 7517 §4.5) */
    id_token_kid: string | null
    /** Answer userinfo as a JWT signed so. If not set: as JSON. (OIDC Registration §2) */
    userinfo_signed_response_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** `required`: its people show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor: "optional" | "required"
    /** The way to the tokens of a backchannel request: the client polls, is pinged once the person decided, or is pushed the tokens. Pushed tokens are bound to no key. (CIBA Core §4) */
    backchannel_token_delivery_mode: "poll" | "ping" | "push"
    /** The address that is pinged or pushed to. Where the client lists `trusted_hosts`, its host must be among them. (CIBA Core §4) */
    backchannel_client_notification_endpoint: string | null
    /** The client sends the code of the person with each backchannel request, so that nobody can be asked by a stranger. (CIBA Core §4) */
    backchannel_user_code_parameter: boolean
    /** The only algorithm of its signed backchannel requests, which it then must sign. If not set: it may sign them, or not. (CIBA Core §4) */
    backchannel_authentication_request_signing_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** Where this server posts a logout token when a person signs out or is signed out. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_uri: string | null
    /** It needs the `sid` of the ended sign-in in logout tokens. They always hold it. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_session_required: boolean
    /** A page of it that the person's browser loads in an invisible frame when they sign out. Its scheme, host and port are those of a redirect URI. Best effort: browsers may withhold cookies from frames. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_uri: string | null
    /** Add `iss` and `sid` to the address of that page. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_session_required: boolean
    /** Encrypt ID tokens to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    id_token_encrypted_response_alg: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted ID tokens. If not set: A128CBC-HS256. (OIDC Registration §2) */
    id_token_encrypted_response_enc: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt userinfo answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    userinfo_encrypted_response_alg: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted userinfo answers. If not set: A128CBC-HS256. (OIDC Registration §2) */
    userinfo_encrypted_response_enc: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed introspection answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (RFC 9701 §6) */
    introspection_encrypted_response_alg: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed introspection answers. If not set: A128CBC-HS256. (RFC 9701 §6) */
    introspection_encrypted_response_enc: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed authorization responses to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (JARM §3) */
    authorization_encrypted_response_alg: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed authorization responses. If not set: A128CBC-HS256. (JARM §3) */
    authorization_encrypted_response_enc: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** The kind of key pair the client has of its own. If not set: it signs with the keys of the tenant. */
    key_pair_type: {
      type: "rsa"
      modulus_size?: "2048" | "3072" | "4096"
      exponent_size?: "65537"
    } | {
      type: "ec"
      curve: "P-256" | "P-384" | "P-521"
    } | {
      type: "okp"
      curve: "Ed25519"
    } | {
      type: "akp"
      alg: "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    } | {
      type: "universal"
    } | null
    /** A key pair of the tenant that signs for this client. */
    key_pair_id: string | null
    /** The public key that verifies what is signed for this client, as PEM; after a rotation, that of the key which takes over. */
    public_key: string | null
    /** The adapter that signs for this client: `Internal` for the keys of this server, or the name of a signer. */
    signatures_adapter: string
    /** A decentralized identifier of the client, given or derived from its key. It is the issuer of the credentials of this client; the issuer of tokens is this server nevertheless. (DID 1.0 §3.1) */
    did: string | null
    /** The issuer whose wallets this client represents. */
    public_client_id: string | null
    /** Demand that the key that proves or presents belongs to a party already in the flow. */
    check_public_client_id: boolean
    /** Its logo, shown when people sign in and consent: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. Send it again to have it fetched anew. (RFC 7591 §2) */
    logo_uri: string | null
    /** Its home page. (RFC 7591 §2) */
    client_uri: string | null
    /** Its privacy policy. (RFC 7591 §2) */
    policy_uri: string | null
    /** Its terms of service. (RFC 7591 §2) */
    tos_uri: string | null
    /** The software that the client is an installation of, the same for all installations. (RFC 7591 §2) */
    software_id: string | null
    /** Its version. (RFC 7591 §2) */
    software_version: string | null
    /** How it came here: `managed` by people, `dynamic` where it registered itself (RFC 7591), or from a `document`. An API that is open to reviewed clients is open to managed ones only. */
    origin: "managed" | "dynamic" | "document"
    /** Kept from edits that would lock administrators out. */
    protected: boolean
    /** Tokens issued before this moment are refused. */
    tokens_revoked_at: number | null
    /** The actor who made the client. */
    created_by: string | null
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers: string[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** When it last got a token; in lists. */
    last_used_at?: number | null
    /** How it does, in one word; in lists. */
    state?: "active" | "failing" | "idle" | "unused" | "disabled"
    /** When it was last refused; in lists. */
    last_refused_at?: number | null
    /** The OAuth error of the last refusal; in lists. */
    last_refusal?: string | null
    /** Access tokens issued today and in the seven days before; in lists. */
    recent_tokens?: number
    /** Requests refused today and in the seven days before; in lists. */
    recent_refusals?: number
    /** The secret, only in the answer that made it. */
    secret?: string
  }
  export type ClientAnswer = {
    data: Schemas.Client
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An application that asks this server for tokens. */
  export type ClientChange = {
    /** Shown to people when they sign in and consent. (RFC 7591 §2) */
    name?: string | null
    /** A description for its administrators. */
    description?: string | null
    /** A client that is not active gets no tokens, and its tokens are refused. */
    active?: boolean | null
    /** Why the client is switched off: its developer reads it. It goes when the client is switched on again. */
    disabled_reason?: string | null
    /** The kind of application, chosen when it was made. */
    kind?: "web" | "spa" | "native" | "machine" | "device" | "mcp" | "wallet" | "other" | null
    /** The namespace that groups the client with others, for people. */
    namespace?: string | null
    /** The owner of the client. The id of a user: they manage it as an application of their own. Any other text is for people to read. */
    owner?: string | null
    /** The organization that owns it; the administrators of the organization manage it. */
    organization_id?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. (RFC 7591 §2) */
    contacts?: string[] | null
    /** Words by which clients are found (`?label=`), and by which policies group them (`client.labels`). */
    labels?: string[] | null
    /** The address at which its sign-in begins when it is launched from elsewhere, with `iss` and `launch`. (OIDC Core §4) */
    initiate_login_uri?: string | null
    /** People find it in the gallery of their account, and open it from there once it is live. It needs `initiate_login_uri`. */
    in_gallery?: boolean | null
    /** The identity provider where its people sign in. If not set: the default one of the tenant. */
    identity_provider?: {
      id: string
      name?: string
    } | null
    /** The federated server to which its people are sent at once, where its identity provider offers it. They can go back and choose another way. */
    default_federated_server?: string | null
    /** Your own data about it; the server does not read them. */
    metadata?: { [name: string]: unknown } | null
    /** A short name for addresses and programs, unique in the tenant: lower-case words with underscores between them. */
    slug?: string | null
    /** The name under which the client is registered for other tenants, unique on the whole server, of 6 to 20 characters. If not set: only its own tenant knows the client. */
    registered_name?: string | null
    /** The parameters that the application needs, for an administrator to fill in: `name`, `type`, and `label`, `description`, `group`, `required`, `many`, `choices`. */
    parameters?: ({
      name: string
      type: "text" | "number" | "flag" | "choice" | "url" | "outbound_connection" | "outbound_authorization" | "remote_client"
      label?: string
      description?: string
      group?: string
      required?: boolean
      many?: boolean
      choices?: string[]
    })[] | null
    /** The values of the parameters, by their names. The application reads them at `/me/parameters`. No place for secrets: refer to a connection. */
    parameter_values?: { [name: string]: unknown } | null
    /** Demand client authentication at every token request. (RFC 6749 §2.1) */
    confidential?: boolean | null
    /** The methods by which it may authenticate. (RFC 7591 §2) */
    token_endpoint_auth_methods?: ("client_secret_basic" | "client_secret_post" | "client_secret_jwt" | "private_key_jwt" | "federated_jwt" | "spiffe_jwt" | "attest_jwt_client_auth" | "tls_client_auth" | "self_signed_tls_client_auth" | "none")[] | null
    /** The only algorithm accepted in client assertions. If not set: any asymmetric one that fits the key, or HS256 with a secret. (OIDC Core §9) */
    token_endpoint_jwt_auth_alg?: "HS256" | "HS384" | "HS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** A PEM public key that verifies client assertions. */
    jwt_public_key?: string | null
    /** One JWK that verifies client assertions. (RFC 7517 §4) */
    jwk?: { [name: string]: unknown } | null
    /** Its public keys. (RFC 7591 §2) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    } | null
    /** Where its public keys are published. (RFC 7591 §2) */
    jwks_uri?: string | null
    /** The attesters of its instances, for the method `attest_jwt_client_auth`: the `issuer` of trusted issuers with the purpose `client_attestation`. (draft-ietf-oauth-attestation-based-client-auth §5.1) */
    attesters?: string[] | null
    /** Refuse an instance whose proof of its key does not hold a challenge of this server, so that no proof can be made in advance. (draft-ietf-oauth-attestation-based-client-auth §8) */
    require_attestation_challenge?: boolean | null
    /** Workloads that prove the client by a token of their platform (`federated_jwt`, `spiffe_jwt`): `issuer`, which is a trusted issuer with the purpose `client_federation`, `subject`, and `claims` with their values. A `*` at the end of a subject stands for any rest. (RFC 7523 §2.2) */
    federated_identities?: {
      issuer: string
      subject: string
      claims?: { [name: string]: string }
    }[] | null
    /** The audiences that a client assertion may name. The second is for old libraries only. (draft-ietf-oauth-rfc7523bis §3) */
    assertion_audience?: "issuer" | "issuer_or_token_endpoint" | null
    /** The subject of its certificate, as RFC 4514 writes it, the most specific part first. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_subject_dn?: string | null
    /** A DNS name in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_dns?: string | null
    /** A URI in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_uri?: string | null
    /** An IP address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_ip?: string | null
    /** An e-mail address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_email?: string | null
    /** Bind its tokens to the certificate that it shows at the token endpoint, so that they are of use only with that certificate. It must show one. (RFC 8705 §3.4) */
    tls_client_certificate_bound_access_tokens?: boolean | null
    /** The program that it connects, as chosen when it was made. What is known of the program explains refusals. */
    works_with?: "grafana" | "argo_cd" | "gitlab" | "gitea" | "nextcloud" | "vault" | "kubelogin" | "oauth2_proxy" | "mod_auth_openidc" | "spring_client" | "aspnet" | "auth_js" | "express_openid_connect" | "passport_openidconnect" | "django" | "authlib" | "postgresql" | "minio" | "jenkins" | "outline" | "immich" | "proxmox" | "harbor" | "paperless" | "bookstack" | "headscale" | "wiki_js" | "portainer" | "keycloak" | "cloudflare_access" | "tailscale" | "aws_alb" | "claude" | "chatgpt" | "vs_code" | "mcp_typescript_sdk" | "go_oidc" | "zitadel_oidc" | null
    /** The longest life of a client assertion. Common libraries make assertions that live for 10 to 60 minutes. (RFC 7523 §3) */
    assertion_ttl?: number | null
    /** Refuse a request with scopes that do not exist, or ignore these scopes. If not set: ignored in an OpenID request, refused in any other. (OIDC Core §3.1.2.1) */
    unknown_scopes?: "refuse" | "ignore" | null
    /** Put the claims that the scopes release into the ID token too, for applications that do not ask userinfo. (OIDC Core §5.4) */
    claims_in_id_token?: boolean | null
    /** The URIs that an authorization response may be sent to. Compared exactly; loopback addresses may use any port. (RFC 6749 §3.1.2) */
    redirect_uris?: string[] | null
    /** Let `*` stand for one DNS label and `**` for one path segment in redirect URIs. Weaker than exact comparison. */
    redirect_uri_wildcards?: boolean | null
    /** The URIs that people may be sent to after they signed out. Compared exactly. (OIDC RP-Initiated Logout §3.1) */
    post_logout_redirect_uris?: string[] | null
    /** Web origins whose scripts may call the token, revocation and userinfo endpoints in its name. */
    allowed_origins?: string[] | null
    /** Demand PKCE with S256. Only a confidential OpenID client may do without; it sends a nonce instead, unless `nonce` is `optional`. (RFC 7636 §4.3) */
    pkce?: boolean | null
    /** `required`: an OpenID request without PKCE must send a nonce. Without both, a stolen code can be injected. (RFC 9700 §2.1.1) */
    nonce?: "required" | "optional" | null
    /** Refuse an authorization request that was not pushed. (RFC 9126 §6) */
    require_pushed_authorization_requests?: boolean | null
    /** Refuse an authorization request that it did not sign. (RFC 9101 §10.5) */
    require_signed_request_object?: boolean | null
    /** The only algorithm accepted in signed authorization requests. If not set: any that fits a key of its own. (RFC 9101 §10.2) */
    request_object_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** The URLs that `request_uri` may name, at which it publishes signed authorization requests. Compared exactly. (OIDC Registration §2) */
    request_uris?: string[] | null
    /** The types of authorization details that it may request. (RFC 9396 §10) */
    authorization_details_types?: string[] | null
    /** How authorization responses are signed when a request asks for it by `response_mode`. If not set: as ID tokens are. (JARM §3) */
    authorization_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Demand a DPoP proof at every token request, so that all its access tokens are bound to a key. (RFC 9449 §5.2) */
    enforce_dpop?: boolean | null
    /** Demand a transaction code when a pre-authorized code is redeemed. (OID4VCI 1.0 §4.1.1) */
    enforce_tx_code?: boolean | null
    /** Let the refresh grant go without client authentication. */
    public_refresh_token?: boolean | null
    /** Let revocation go without client authentication. */
    public_revoke?: boolean | null
    /** Let the client have the private scopes listed in authorized_scopes, for itself and, but for those of the administration API, through its people. */
    authorize_scope?: boolean | null
    /** Private scopes that the client may have. */
    authorized_scopes?: {
      id?: string
      name?: string
      public?: boolean
    }[] | null
    /** The private scopes that people may bring into tokens of this client. If not set: all that they hold. */
    user_scopes?: string[] | null
    /** The APIs that its tokens may be for. Not empty: `resource` is required, and must be one of these. (RFC 8707 §2) */
    authorized_resources?: string[] | null
    /** The client is one of our own: people are not asked for consent. */
    first_party?: boolean | null
    /** The greatest age of a sign-in, where a request names none. (OIDC Registration §2) */
    default_max_age?: number | null
    /** `public`: a person has the same `sub` at all applications. `pairwise`: the same only at those of one sector. (OIDC Core §8) */
    subject_type?: "public" | "pairwise" | null
    /** A JSON array of the redirect URIs of one sector, whose host names it. It must list every redirect URI: it is read when this or a redirect URI is set. (OIDC Registration §5) */
    sector_identifier_uri?: string | null
    /** The hosts that the server may contact on behalf of the client. */
    trusted_hosts?: string[] | null
    /** PEM certificates of the only certification authorities that are trusted for these hosts. If not set: the usual public ones. */
    trusted_authorities?: string | null
    /** The profiles it is held to: named sets of rules, each with the section that demands it. The posture tells which of them it breaks. */
    profiles?: ("oauth_2_1" | "fapi2_security" | "fapi2_signed_requests" | "fapi2_signed_responses" | "fapi2_signed_introspection" | "fapi_ciba" | "mcp_2026_07_28" | "browser_app" | "haip")[] | null
    /** `advisory`: rules that it breaks are told. `enforced`: edits and requests that break a rule are refused. `enforced_for_new`: a client that is there is advised; one that is made now begins as `enforced`. */
    profile_mode?: "advisory" | "enforced_for_new" | "enforced" | null
    /** The grants that it may use. (RFC 7591 §2) */
    supported_grant_types?: ("client_credentials" | "authorization_code" | "agent_code" | "agent_credentials" | "refresh_token" | "password" | "token_exchange" | "jwt_bearer" | "device_code" | "ciba" | "preauthorized_code" | "basic" | "implicit" | "revoke" | "introspect" | "id_token" | "vp_token")[] | null
    /** Settings for the tokens of one grant type, by its name: `format`, `access_token_ttl` in seconds, `refresh` (whether a refresh token goes with them), `audience` (the APIs they are for when the request names none) and `secret_required` (whether the client must prove who it is). For `token_exchange` also `subject_clients`, `subject_issuers`, `target_audiences`, `actors`, `impersonation` and `vault` (`tokens_per_hour`, `ends_at`, `stopped`); for `jwt_bearer` also `subject_issuers`. */
    grant_settings?: { [name: string]: {
      format?: "opaque" | "jwt"
      access_token_ttl?: number
      refresh?: boolean
      audience?: string[]
      secret_required?: boolean
      subject_issuers?: string[]
      subject_clients?: string[]
      target_audiences?: string[]
      actors?: string[]
      impersonation?: boolean
      vault?: {
        tokens_per_hour: number
        ends_at?: number
        stopped?: boolean
      }
    } } | null
    /** Decides which redirect URIs are allowed. (OIDC Registration §2) */
    application_type?: "web" | "native" | null
    /** How a wallet is reached: by a redirect, or by a page with a QR code. */
    response_mode?: "direct_post" | "post" | null
    /** Opaque tokens say nothing; JWTs can be read by APIs. Both are recorded and can be revoked. (RFC 9068 §2) */
    access_token_format?: "opaque" | "jwt" | null
    /** How JWT access tokens are signed. (RFC 9068 §2.1) */
    access_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** How long an access token lives. */
    access_token_ttl?: number | null
    /** How long an agent token lives. */
    agent_token_ttl?: number | null
    /** How long an authorization code lives. (RFC 6749 §4.1.2) */
    authorization_code_ttl?: number | null
    /** How long a pushed authorization request lives. (RFC 9126 §2.2) */
    authorization_request_ttl?: number | null
    /** How long an unused refresh token lives; every use restarts the time. */
    refresh_token_ttl?: number | null
    /** How long a sign-in can be refreshed, from its first token on. (RFC 9700 §4.14.2) */
    refresh_token_absolute_ttl?: number | null
    /** `always`: each refresh exchanges the refresh token for a new one, so that the use of a stolen copy is detected. `never` needs a token bound to the key or the authentication of the client. If not set: `never` for a client that must prove itself to refresh and whose tokens must be bound to a key, `always` for every other. (RFC 9700 §2.2.2) */
    refresh_token_rotation?: "always" | "never" | null
    /** How long an ID token is valid. (OIDC Core §2) */
    id_token_ttl?: number | null
    /** How ID tokens are signed. (OIDC Registration §2) */
    id_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key id that ID tokens carry, when not the key's own. No other client and no key pair may have it. (RFC 7517 §4.5) */
    id_token_kid?: string | null
    /** Answer userinfo as a JWT signed so. If not set: as JSON. (OIDC Registration §2) */
    userinfo_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** `required`: its people show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required" | null
    /** The way to the tokens of a backchannel request: the client polls, is pinged once the person decided, or is pushed the tokens. Pushed tokens are bound to no key. (CIBA Core §4) */
    backchannel_token_delivery_mode?: "poll" | "ping" | "push" | null
    /** The address that is pinged or pushed to. Where the client lists `trusted_hosts`, its host must be among them. (CIBA Core §4) */
    backchannel_client_notification_endpoint?: string | null
    /** The client sends the code of the person with each backchannel request, so that nobody can be asked by a stranger. (CIBA Core §4) */
    backchannel_user_code_parameter?: boolean | null
    /** The only algorithm of its signed backchannel requests, which it then must sign. If not set: it may sign them, or not. (CIBA Core §4) */
    backchannel_authentication_request_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** Where this server posts a logout token when a person signs out or is signed out. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_uri?: string | null
    /** It needs the `sid` of the ended sign-in in logout tokens. They always hold it. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_session_required?: boolean | null
    /** A page of it that the person's browser loads in an invisible frame when they sign out. Its scheme, host and port are those of a redirect URI. Best effort: browsers may withhold cookies from frames. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_uri?: string | null
    /** Add `iss` and `sid` to the address of that page. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_session_required?: boolean | null
    /** Encrypt ID tokens to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    id_token_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted ID tokens. If not set: A128CBC-HS256. (OIDC Registration §2) */
    id_token_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt userinfo answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    userinfo_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted userinfo answers. If not set: A128CBC-HS256. (OIDC Registration §2) */
    userinfo_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed introspection answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (RFC 9701 §6) */
    introspection_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed introspection answers. If not set: A128CBC-HS256. (RFC 9701 §6) */
    introspection_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed authorization responses to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (JARM §3) */
    authorization_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed authorization responses. If not set: A128CBC-HS256. (JARM §3) */
    authorization_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** The kind of key pair the client has of its own. If not set: it signs with the keys of the tenant. */
    key_pair_type?: {
      type: "rsa"
      modulus_size?: "2048" | "3072" | "4096"
      exponent_size?: "65537"
    } | {
      type: "ec"
      curve: "P-256" | "P-384" | "P-521"
    } | {
      type: "okp"
      curve: "Ed25519"
    } | {
      type: "akp"
      alg: "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    } | {
      type: "universal"
    } | null
    /** A key pair of the tenant that signs for this client. */
    key_pair_id?: string | null
    /** The adapter that signs for this client: `Internal` for the keys of this server, or the name of a signer. */
    signatures_adapter?: string | null
    /** A decentralized identifier of the client, given or derived from its key. It is the issuer of the credentials of this client; the issuer of tokens is this server nevertheless. (DID 1.0 §3.1) */
    did?: string | null
    /** The issuer whose wallets this client represents. */
    public_client_id?: string | null
    /** Demand that the key that proves or presents belongs to a party already in the flow. */
    check_public_client_id?: boolean | null
    /** Its logo, shown when people sign in and consent: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. Send it again to have it fetched anew. (RFC 7591 §2) */
    logo_uri?: string | null
    /** Its home page. (RFC 7591 §2) */
    client_uri?: string | null
    /** Its privacy policy. (RFC 7591 §2) */
    policy_uri?: string | null
    /** Its terms of service. (RFC 7591 §2) */
    tos_uri?: string | null
    /** The software that the client is an installation of, the same for all installations. (RFC 7591 §2) */
    software_id?: string | null
    /** Its version. (RFC 7591 §2) */
    software_version?: string | null
  }
  /** An application that asks this server for tokens. */
  export type ClientCreation = {
    /** The client_id. Made by the server unless given. (RFC 6749 §2.2) */
    id?: string | null
    /** Shown to people when they sign in and consent. (RFC 7591 §2) */
    name?: string
    /** A description for its administrators. */
    description?: string | null
    /** A client that is not active gets no tokens, and its tokens are refused. */
    active?: boolean
    /** Why the client is switched off: its developer reads it. It goes when the client is switched on again. */
    disabled_reason?: string | null
    /** The kind of application, chosen when it was made. */
    kind?: "web" | "spa" | "native" | "machine" | "device" | "mcp" | "wallet" | "other"
    /** The namespace that groups the client with others, for people. */
    namespace?: string | null
    /** The owner of the client. The id of a user: they manage it as an application of their own. Any other text is for people to read. */
    owner?: string | null
    /** The organization that owns it; the administrators of the organization manage it. */
    organization_id?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. (RFC 7591 §2) */
    contacts?: string[]
    /** Words by which clients are found (`?label=`), and by which policies group them (`client.labels`). */
    labels?: string[]
    /** The address at which its sign-in begins when it is launched from elsewhere, with `iss` and `launch`. (OIDC Core §4) */
    initiate_login_uri?: string | null
    /** People find it in the gallery of their account, and open it from there once it is live. It needs `initiate_login_uri`. */
    in_gallery?: boolean
    /** The identity provider where its people sign in. If not set: the default one of the tenant. */
    identity_provider?: {
      id: string
      name?: string
    } | null
    /** The federated server to which its people are sent at once, where its identity provider offers it. They can go back and choose another way. */
    default_federated_server?: string | null
    /** Your own data about it; the server does not read them. */
    metadata?: { [name: string]: unknown }
    /** A short name for addresses and programs, unique in the tenant: lower-case words with underscores between them. */
    slug?: string | null
    /** The name under which the client is registered for other tenants, unique on the whole server, of 6 to 20 characters. If not set: only its own tenant knows the client. */
    registered_name?: string | null
    /** The parameters that the application needs, for an administrator to fill in: `name`, `type`, and `label`, `description`, `group`, `required`, `many`, `choices`. */
    parameters?: ({
      name: string
      type: "text" | "number" | "flag" | "choice" | "url" | "outbound_connection" | "outbound_authorization" | "remote_client"
      label?: string
      description?: string
      group?: string
      required?: boolean
      many?: boolean
      choices?: string[]
    })[]
    /** The values of the parameters, by their names. The application reads them at `/me/parameters`. No place for secrets: refer to a connection. */
    parameter_values?: { [name: string]: unknown }
    /** Demand client authentication at every token request. (RFC 6749 §2.1) */
    confidential?: boolean
    /** The methods by which it may authenticate. (RFC 7591 §2) */
    token_endpoint_auth_methods?: ("client_secret_basic" | "client_secret_post" | "client_secret_jwt" | "private_key_jwt" | "federated_jwt" | "spiffe_jwt" | "attest_jwt_client_auth" | "tls_client_auth" | "self_signed_tls_client_auth" | "none")[]
    /** A secret of your choice, or `{"ref": "name"}` for one in a secret file; one is generated when none is given. The answer to creation is the only one that shows it. (RFC 6749 §2.3.1) */
    secret?: string | {
      ref: string
    } | null
    /** The only algorithm accepted in client assertions. If not set: any asymmetric one that fits the key, or HS256 with a secret. (OIDC Core §9) */
    token_endpoint_jwt_auth_alg?: "HS256" | "HS384" | "HS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** A PEM public key that verifies client assertions. */
    jwt_public_key?: string | null
    /** One JWK that verifies client assertions. (RFC 7517 §4) */
    jwk?: { [name: string]: unknown } | null
    /** Its public keys. (RFC 7591 §2) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    } | null
    /** Where its public keys are published. (RFC 7591 §2) */
    jwks_uri?: string | null
    /** The attesters of its instances, for the method `attest_jwt_client_auth`: the `issuer` of trusted issuers with the purpose `client_attestation`. (draft-ietf-oauth-attestation-based-client-auth §5.1) */
    attesters?: string[]
    /** Refuse an instance whose proof of its key does not hold a challenge of this server, so that no proof can be made in advance. (draft-ietf-oauth-attestation-based-client-auth §8) */
    require_attestation_challenge?: boolean
    /** Workloads that prove the client by a token of their platform (`federated_jwt`, `spiffe_jwt`): `issuer`, which is a trusted issuer with the purpose `client_federation`, `subject`, and `claims` with their values. A `*` at the end of a subject stands for any rest. (RFC 7523 §2.2) */
    federated_identities?: {
      issuer: string
      subject: string
      claims?: { [name: string]: string }
    }[]
    /** The audiences that a client assertion may name. The second is for old libraries only. (draft-ietf-oauth-rfc7523bis §3) */
    assertion_audience?: "issuer" | "issuer_or_token_endpoint"
    /** The subject of its certificate, as RFC 4514 writes it, the most specific part first. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_subject_dn?: string | null
    /** A DNS name in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_dns?: string | null
    /** A URI in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_uri?: string | null
    /** An IP address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_ip?: string | null
    /** An e-mail address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_email?: string | null
    /** Bind its tokens to the certificate that it shows at the token endpoint, so that they are of use only with that certificate. It must show one. (RFC 8705 §3.4) */
    tls_client_certificate_bound_access_tokens?: boolean
    /** The program that it connects, as chosen when it was made. What is known of the program explains refusals. */
    works_with?: "grafana" | "argo_cd" | "gitlab" | "gitea" | "nextcloud" | "vault" | "kubelogin" | "oauth2_proxy" | "mod_auth_openidc" | "spring_client" | "aspnet" | "auth_js" | "express_openid_connect" | "passport_openidconnect" | "django" | "authlib" | "postgresql" | "minio" | "jenkins" | "outline" | "immich" | "proxmox" | "harbor" | "paperless" | "bookstack" | "headscale" | "wiki_js" | "portainer" | "keycloak" | "cloudflare_access" | "tailscale" | "aws_alb" | "claude" | "chatgpt" | "vs_code" | "mcp_typescript_sdk" | "go_oidc" | "zitadel_oidc" | null
    /** The longest life of a client assertion. Common libraries make assertions that live for 10 to 60 minutes. (RFC 7523 §3) */
    assertion_ttl?: number
    /** Refuse a request with scopes that do not exist, or ignore these scopes. If not set: ignored in an OpenID request, refused in any other. (OIDC Core §3.1.2.1) */
    unknown_scopes?: "refuse" | "ignore" | null
    /** Put the claims that the scopes release into the ID token too, for applications that do not ask userinfo. (OIDC Core §5.4) */
    claims_in_id_token?: boolean
    /** The URIs that an authorization response may be sent to. Compared exactly; loopback addresses may use any port. (RFC 6749 §3.1.2) */
    redirect_uris?: string[]
    /** Let `*` stand for one DNS label and `**` for one path segment in redirect URIs. Weaker than exact comparison. */
    redirect_uri_wildcards?: boolean
    /** The URIs that people may be sent to after they signed out. Compared exactly. (OIDC RP-Initiated Logout §3.1) */
    post_logout_redirect_uris?: string[]
    /** Web origins whose scripts may call the token, revocation and userinfo endpoints in its name. */
    allowed_origins?: string[]
    /** Demand PKCE with S256. Only a confidential OpenID client may do without; it sends a nonce instead, unless `nonce` is `optional`. (RFC 7636 §4.3) */
    pkce?: boolean
    /** `required`: an OpenID request without PKCE must send a nonce. Without both, a stolen code can be injected. (RFC 9700 §2.1.1) */
    nonce?: "required" | "optional"
    /** Refuse an authorization request that was not pushed. (RFC 9126 §6) */
    require_pushed_authorization_requests?: boolean
    /** Refuse an authorization request that it did not sign. (RFC 9101 §10.5) */
    require_signed_request_object?: boolean
    /** The only algorithm accepted in signed authorization requests. If not set: any that fits a key of its own. (RFC 9101 §10.2) */
    request_object_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** The URLs that `request_uri` may name, at which it publishes signed authorization requests. Compared exactly. (OIDC Registration §2) */
    request_uris?: string[]
    /** The types of authorization details that it may request. (RFC 9396 §10) */
    authorization_details_types?: string[]
    /** How authorization responses are signed when a request asks for it by `response_mode`. If not set: as ID tokens are. (JARM §3) */
    authorization_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Demand a DPoP proof at every token request, so that all its access tokens are bound to a key. (RFC 9449 §5.2) */
    enforce_dpop?: boolean
    /** Demand a transaction code when a pre-authorized code is redeemed. (OID4VCI 1.0 §4.1.1) */
    enforce_tx_code?: boolean
    /** Let the refresh grant go without client authentication. */
    public_refresh_token?: boolean
    /** Let revocation go without client authentication. */
    public_revoke?: boolean
    /** Let the client have the private scopes listed in authorized_scopes, for itself and, but for those of the administration API, through its people. */
    authorize_scope?: boolean
    /** Private scopes that the client may have. */
    authorized_scopes?: {
      id?: string
      name?: string
      public?: boolean
    }[]
    /** The private scopes that people may bring into tokens of this client. If not set: all that they hold. */
    user_scopes?: string[] | null
    /** The APIs that its tokens may be for. Not empty: `resource` is required, and must be one of these. (RFC 8707 §2) */
    authorized_resources?: string[]
    /** The client is one of our own: people are not asked for consent. */
    first_party?: boolean
    /** The greatest age of a sign-in, where a request names none. (OIDC Registration §2) */
    default_max_age?: number | null
    /** `public`: a person has the same `sub` at all applications. `pairwise`: the same only at those of one sector. (OIDC Core §8) */
    subject_type?: "public" | "pairwise"
    /** A JSON array of the redirect URIs of one sector, whose host names it. It must list every redirect URI: it is read when this or a redirect URI is set. (OIDC Registration §5) */
    sector_identifier_uri?: string | null
    /** The hosts that the server may contact on behalf of the client. */
    trusted_hosts?: string[]
    /** PEM certificates of the only certification authorities that are trusted for these hosts. If not set: the usual public ones. */
    trusted_authorities?: string
    /** The profiles it is held to: named sets of rules, each with the section that demands it. The posture tells which of them it breaks. */
    profiles?: ("oauth_2_1" | "fapi2_security" | "fapi2_signed_requests" | "fapi2_signed_responses" | "fapi2_signed_introspection" | "fapi_ciba" | "mcp_2026_07_28" | "browser_app" | "haip")[] | null
    /** `advisory`: rules that it breaks are told. `enforced`: edits and requests that break a rule are refused. `enforced_for_new`: a client that is there is advised; one that is made now begins as `enforced`. */
    profile_mode?: "advisory" | "enforced_for_new" | "enforced" | null
    /** The grants that it may use. (RFC 7591 §2) */
    supported_grant_types?: ("client_credentials" | "authorization_code" | "agent_code" | "agent_credentials" | "refresh_token" | "password" | "token_exchange" | "jwt_bearer" | "device_code" | "ciba" | "preauthorized_code" | "basic" | "implicit" | "revoke" | "introspect" | "id_token" | "vp_token")[]
    /** Settings for the tokens of one grant type, by its name: `format`, `access_token_ttl` in seconds, `refresh` (whether a refresh token goes with them), `audience` (the APIs they are for when the request names none) and `secret_required` (whether the client must prove who it is). For `token_exchange` also `subject_clients`, `subject_issuers`, `target_audiences`, `actors`, `impersonation` and `vault` (`tokens_per_hour`, `ends_at`, `stopped`); for `jwt_bearer` also `subject_issuers`. */
    grant_settings?: { [name: string]: {
      format?: "opaque" | "jwt"
      access_token_ttl?: number
      refresh?: boolean
      audience?: string[]
      secret_required?: boolean
      subject_issuers?: string[]
      subject_clients?: string[]
      target_audiences?: string[]
      actors?: string[]
      impersonation?: boolean
      vault?: {
        tokens_per_hour: number
        ends_at?: number
        stopped?: boolean
      }
    } }
    /** Decides which redirect URIs are allowed. (OIDC Registration §2) */
    application_type?: "web" | "native"
    /** How a wallet is reached: by a redirect, or by a page with a QR code. */
    response_mode?: "direct_post" | "post"
    /** Opaque tokens say nothing; JWTs can be read by APIs. Both are recorded and can be revoked. (RFC 9068 §2) */
    access_token_format?: "opaque" | "jwt"
    /** How JWT access tokens are signed. (RFC 9068 §2.1) */
    access_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** How long an access token lives. */
    access_token_ttl?: number | null
    /** How long an agent token lives. */
    agent_token_ttl?: number
    /** How long an authorization code lives. (RFC 6749 §4.1.2) */
    authorization_code_ttl?: number | null
    /** How long a pushed authorization request lives. (RFC 9126 §2.2) */
    authorization_request_ttl?: number | null
    /** How long an unused refresh token lives; every use restarts the time. */
    refresh_token_ttl?: number | null
    /** How long a sign-in can be refreshed, from its first token on. (RFC 9700 §4.14.2) */
    refresh_token_absolute_ttl?: number | null
    /** `always`: each refresh exchanges the refresh token for a new one, so that the use of a stolen copy is detected. `never` needs a token bound to the key or the authentication of the client. If not set: `never` for a client that must prove itself to refresh and whose tokens must be bound to a key, `always` for every other. (RFC 9700 §2.2.2) */
    refresh_token_rotation?: "always" | "never" | null
    /** How long an ID token is valid. (OIDC Core §2) */
    id_token_ttl?: number | null
    /** How ID tokens are signed. (OIDC Registration §2) */
    id_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key id that ID tokens carry, when not the key's own. No other client and no key pair may have it. (RFC 7517 §4.5) */
    id_token_kid?: string | null
    /** Answer userinfo as a JWT signed so. If not set: as JSON. (OIDC Registration §2) */
    userinfo_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** `required`: its people show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required"
    /** The way to the tokens of a backchannel request: the client polls, is pinged once the person decided, or is pushed the tokens. Pushed tokens are bound to no key. (CIBA Core §4) */
    backchannel_token_delivery_mode?: "poll" | "ping" | "push"
    /** The address that is pinged or pushed to. Where the client lists `trusted_hosts`, its host must be among them. (CIBA Core §4) */
    backchannel_client_notification_endpoint?: string | null
    /** The client sends the code of the person with each backchannel request, so that nobody can be asked by a stranger. (CIBA Core §4) */
    backchannel_user_code_parameter?: boolean
    /** The only algorithm of its signed backchannel requests, which it then must sign. If not set: it may sign them, or not. (CIBA Core §4) */
    backchannel_authentication_request_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** Where this server posts a logout token when a person signs out or is signed out. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_uri?: string | null
    /** It needs the `sid` of the ended sign-in in logout tokens. They always hold it. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_session_required?: boolean
    /** A page of it that the person's browser loads in an invisible frame when they sign out. Its scheme, host and port are those of a redirect URI. Best effort: browsers may withhold cookies from frames. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_uri?: string | null
    /** Add `iss` and `sid` to the address of that page. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_session_required?: boolean
    /** Encrypt ID tokens to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    id_token_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted ID tokens. If not set: A128CBC-HS256. (OIDC Registration §2) */
    id_token_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt userinfo answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    userinfo_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted userinfo answers. If not set: A128CBC-HS256. (OIDC Registration §2) */
    userinfo_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed introspection answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (RFC 9701 §6) */
    introspection_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed introspection answers. If not set: A128CBC-HS256. (RFC 9701 §6) */
    introspection_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed authorization responses to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (JARM §3) */
    authorization_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed authorization responses. If not set: A128CBC-HS256. (JARM §3) */
    authorization_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** The kind of key pair the client has of its own. If not set: it signs with the keys of the tenant. */
    key_pair_type?: {
      type: "rsa"
      modulus_size?: "2048" | "3072" | "4096"
      exponent_size?: "65537"
    } | {
      type: "ec"
      curve: "P-256" | "P-384" | "P-521"
    } | {
      type: "okp"
      curve: "Ed25519"
    } | {
      type: "akp"
      alg: "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    } | {
      type: "universal"
    } | null
    /** A key pair of the tenant that signs for this client. */
    key_pair_id?: string | null
    /** The adapter that signs for this client: `Internal` for the keys of this server, or the name of a signer. */
    signatures_adapter?: string
    /** A decentralized identifier of the client, given or derived from its key. It is the issuer of the credentials of this client; the issuer of tokens is this server nevertheless. (DID 1.0 §3.1) */
    did?: string | null
    /** The issuer whose wallets this client represents. */
    public_client_id?: string | null
    /** Demand that the key that proves or presents belongs to a party already in the flow. */
    check_public_client_id?: boolean
    /** Its logo, shown when people sign in and consent: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. Send it again to have it fetched anew. (RFC 7591 §2) */
    logo_uri?: string | null
    /** Its home page. (RFC 7591 §2) */
    client_uri?: string | null
    /** Its privacy policy. (RFC 7591 §2) */
    policy_uri?: string | null
    /** Its terms of service. (RFC 7591 §2) */
    tos_uri?: string | null
    /** The software that the client is an installation of, the same for all installations. (RFC 7591 §2) */
    software_id?: string | null
    /** Its version. (RFC 7591 §2) */
    software_version?: string | null
    /** The public key of a key pair of the tenant, which then signs for the client, as with `key_pair_id`. */
    public_key?: string | null
  }
  export type ClientPreviewCreation = {
    /** The person for whom. Absent: the client itself. */
    user_id?: string
    /** The requested scopes, separated by spaces. */
    scope?: string
    /** The API that the token would be for (RFC 8707 §2). */
    resource?: string
    /** A merge patch of the client: the tokens that it would receive after that change. */
    changes?: { [name: string]: unknown }
    /** A merge patch of the API that `resource` names, in the same way. */
    api_changes?: { [name: string]: unknown }
    /** A merge patch of the backend of the person, whose `metadata_fields` map attributes to claims, in the same way. */
    backend_changes?: { [name: string]: unknown }
  }
  export type ClientsImported = {
    done: number
    results: ({
      /** The place of the entry, from 1. */
      entry: number
      outcome: "created" | "changed" | "unchanged" | "refused"
      id?: string
      /** The fields that became others. */
      changes?: { [name: string]: {
        before: unknown
        after: unknown
      } }
      /** The secret of a new client, unless the entry chose it: here, and never again. */
      secret?: string
      code?: string
      message?: string
      /** Field → its faults. */
      errors?: { [name: string]: string[] }
    })[]
  }
  export type ClientsImportedAnswer = {
    data: Schemas.ClientsImported
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** The scopes that one person has agreed to for one client. */
  export type Consent = {
    /** Person and client: one consent for each pair. */
    id: string
    /** The person. */
    user_id: string
    /** The client. */
    client_id: string
    /** The agreed scopes. */
    scopes: string[]
    /** When the person first agreed. */
    created_at: number
    /** When the person last agreed. */
    updated_at: number
    /** When the client last got a token through it. */
    last_used_at: number | null
    username?: string | null
    client_name?: string | null
  }
  export type ConsentAnswer = {
    data: Schemas.Consent
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type ConsentOrder = {
    /** The address that the person opens. It works once, in one browser. */
    authorize_url: string
    /** The code that the person types there, in the device flow. */
    user_code?: string
    /** Until when, in milliseconds since 1970. */
    expires_at?: number
  }
  export type ConsentOrderAnswer = {
    data: Schemas.ConsentOrder
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** One secret of a client. The secret is shown once, in the answer that made it. */
  export type Credential = {
    /** Names the credential. */
    id: string
    /** The client that it authenticates. */
    client_id: string
    /** The display name; generated unless given. */
    name: string
    /** The secret file that holds it, read again whenever it changes. */
    file: string | null
    /** How the secret begins. */
    prefix: string | null
    /** How the secret ends; kept for generated secrets only. */
    last_four: string | null
    /** When it was made. */
    created_at: number
    /** The actor who made it. */
    created_by: string | null
    /** When it expires. If not set: never. */
    expires_at: number | null
    /** When it was first used. */
    first_used_at: number | null
    /** When it was last used; a use shows within two seconds. */
    last_used_at: number | null
    /** How often it was used. */
    use_count: number
    /** When the client’s owner was last asked to replace it by a newer secret. */
    reminded_at: number | null
    /** The person who asked. */
    reminded_by: string | null
    /** When the last warning of its expiry was recorded. */
    warned_at: number | null
    /** The networks it was used from: /24 for IPv4, /64 for IPv6; the latest sixteen. */
    networks: string[]
    /** The secret: in the answer that made it, and never again. */
    secret?: string
    /** The name of the person who asked to replace it. */
    reminded_by_name?: string | null
  }
  export type CredentialAnswer = {
    data: Schemas.Credential
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** One secret of a client. The secret is shown once, in the answer that made it. */
  export type CredentialChange = {
    /** The display name; generated unless given. */
    name?: string | null
    /** When it expires. If not set: never. */
    expires_at?: number | null
  }
  /** A kind of verifiable credential that wallets can fetch: its format, its claims and its looks. */
  export type CredentialConfiguration = {
    /** Names the configuration for ever. */
    id: string
    /** The name that wallets ask for it by, in offers and in the metadata. (OID4VCI 1.0 §12.2.4) */
    identifier: string
    /** A description for administrators. */
    description: string | null
    /** A configuration that is not active is not announced, and nothing is issued by it. */
    active: boolean
    /** The format of the credential. `dc+sd-jwt` lets the holder show claims one by one. (OID4VCI 1.0 §A) */
    format: "dc+sd-jwt" | "vc+sd-jwt" | "jwt_vc_json" | "jwt_vc" | "mso_mdoc"
    /** The type of an SD-JWT credential: a URI that its verifiers know. (draft-ietf-oauth-sd-jwt-vc §3.2.2.1) */
    vct: string | null
    /** The types of a W3C credential, besides `VerifiableCredential`. (OID4VCI 1.0 §A.1.1.2) */
    types: string[]
    /** The document type of an mdoc, like `org.iso.18013.5.1.mDL`. On the first level, its claims are namespaces. (OID4VCI 1.0 §A.2.2) */
    doctype: string | null
    /** The claims, as a tree: each with `name`, and `pointer` to a value of the person (`given_name`, `address.country`, `metadata.level`), a fixed `value`, further `claims`, or `items` of a list; `mandatory`, `disclosable`, `expires_in` in seconds, and `display` per locale. (OID4VCI 1.0 §C) */
    claims: {
      name: string
      display?: {
        name: string
        locale?: string
      }[]
      pointer?: string
      value?: unknown
      mandatory?: boolean
      disclosable?: boolean
      expires_in?: number
      claims?: {
        name: string
        display?: {
          name: string
          locale?: string
        }[]
        pointer?: string
        value?: unknown
        mandatory?: boolean
        disclosable?: boolean
        expires_in?: number
        claims?: {
          name: string
          display?: {
            name: string
            locale?: string
          }[]
          pointer?: string
          value?: unknown
          mandatory?: boolean
          disclosable?: boolean
          expires_in?: number
          claims?: unknown[]
          items?: {
            disclosable?: boolean
            claims?: unknown[]
          }
        }[]
        items?: {
          disclosable?: boolean
          claims?: {
            name: string
            display?: {
              name: string
              locale?: string
            }[]
            pointer?: string
            value?: unknown
            mandatory?: boolean
            disclosable?: boolean
            expires_in?: number
            claims?: unknown[]
            items?: {
              disclosable?: boolean
              claims?: unknown[]
            }
          }[]
        }
      }[]
      items?: {
        disclosable?: boolean
        claims?: {
          name: string
          display?: {
            name: string
            locale?: string
          }[]
          pointer?: string
          value?: unknown
          mandatory?: boolean
          disclosable?: boolean
          expires_in?: number
          claims?: {
            name: string
            display?: {
              name: string
              locale?: string
            }[]
            pointer?: string
            value?: unknown
            mandatory?: boolean
            disclosable?: boolean
            expires_in?: number
            claims?: unknown[]
            items?: {
              disclosable?: boolean
              claims?: unknown[]
            }
          }[]
          items?: {
            disclosable?: boolean
            claims?: {
              name: string
              display?: {
                name: string
                locale?: string
              }[]
              pointer?: string
              value?: unknown
              mandatory?: boolean
              disclosable?: boolean
              expires_in?: number
              claims?: unknown[]
              items?: {
                disclosable?: boolean
                claims?: unknown[]
              }
            }[]
          }
        }[]
      }
    }[]
    /** The card as wallets draw it, one for each locale: `name`, `background_color`, `text_color`, `logo`. (OID4VCI 1.0 §12.2.4) */
    display: {
      name: string
      locale?: string
      description?: string
      background_color?: string
      text_color?: string
      logo?: {
        uri: string
        alt_text?: string
      }
      background_image?: {
        uri: string
      }
    }[]
    /** Scopes by which a wallet asks for it: the first is announced, all must be granted. However it is asked for, nobody gets it who may not have them. None: it is fetched by an offer or by authorization details. (OID4VCI 1.0 §5.1.2) */
    scopes: string[]
    /** How long a credential is valid. */
    ttl: number
    /** The most credentials that a wallet may fetch in one request, each bound to another key. (OID4VCI 1.0 §3.3) */
    batch_size: number
    /** How a wallet proves the keys that credentials are bound to: by a JWT of each key, or by an attestation that vouches for several. None: the credential is bound to no key, and whoever has a copy can show it. (OID4VCI 1.0 §F) */
    proof_types: ("jwt" | "attestation")[]
    /** Refuse keys that no attester vouches for: a trusted issuer with the purpose `key_attestation`. An attestation as the proof itself always needs one. (OID4VCI 1.0 §D.1) */
    require_key_attestation: boolean
    /** The accepted levels of the storage of attested keys: the attack potential that it resists. None: any. (OID4VCI 1.0 §D.2) */
    key_storage: ("iso_18045_high" | "iso_18045_moderate" | "iso_18045_enhanced-basic" | "iso_18045_basic")[]
    /** The accepted levels of how a person unlocks attested keys. None: any. (OID4VCI 1.0 §D.2) */
    user_authentication: ("iso_18045_high" | "iso_18045_moderate" | "iso_18045_enhanced-basic" | "iso_18045_basic")[]
    /** Hand the credential out at a later request instead of at once. (OID4VCI 1.0 §9) */
    deferred: boolean
    /** How long a deferred credential takes. */
    deferral: number
    /** Give each credential a place in a status list, so that it can be suspended and revoked. (draft-ietf-oauth-status-list §6) */
    status_list: boolean
    /** How credentials are signed. */
    signing_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key that signs the credentials. If not set: that of the client, or of the tenant. */
    key_pair_id: string | null
    /** The certificate of that key with its chain, as PEM, the leaf first and without the root: sent in `x5chain` of an mdoc, and in `x5c` of the other formats. (RFC 9360 §2) */
    certificates: string | null
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts: string[]
    /** `approved`: somebody else than its authors looked at it as it is. It waits again after every change that matters. */
    review: "waiting" | "approved" | "declined"
    /** The words of the reviewer. */
    review_note: string | null
    /** The reviewer. */
    reviewed_by: string | null
    /** When it was reviewed. */
    reviewed_at: number | null
    /** The callers that changed it since it was last approved, with the owners of clients among them: none of these can approve it. The first change after an approval begins the list anew. */
    authors: string[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type CredentialConfigurationAnswer = {
    data: Schemas.CredentialConfiguration
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A kind of verifiable credential that wallets can fetch: its format, its claims and its looks. */
  export type CredentialConfigurationChange = {
    /** A description for administrators. */
    description?: string | null
    /** A configuration that is not active is not announced, and nothing is issued by it. */
    active?: boolean | null
    /** The format of the credential. `dc+sd-jwt` lets the holder show claims one by one. (OID4VCI 1.0 §A) */
    format?: "dc+sd-jwt" | "vc+sd-jwt" | "jwt_vc_json" | "jwt_vc" | "mso_mdoc" | null
    /** The type of an SD-JWT credential: a URI that its verifiers know. (draft-ietf-oauth-sd-jwt-vc §3.2.2.1) */
    vct?: string | null
    /** The types of a W3C credential, besides `VerifiableCredential`. (OID4VCI 1.0 §A.1.1.2) */
    types?: string[] | null
    /** The document type of an mdoc, like `org.iso.18013.5.1.mDL`. On the first level, its claims are namespaces. (OID4VCI 1.0 §A.2.2) */
    doctype?: string | null
    /** The claims, as a tree: each with `name`, and `pointer` to a value of the person (`given_name`, `address.country`, `metadata.level`), a fixed `value`, further `claims`, or `items` of a list; `mandatory`, `disclosable`, `expires_in` in seconds, and `display` per locale. (OID4VCI 1.0 §C) */
    claims?: {
      name: string
      display?: {
        name: string
        locale?: string
      }[]
      pointer?: string
      value?: unknown
      mandatory?: boolean
      disclosable?: boolean
      expires_in?: number
      claims?: {
        name: string
        display?: {
          name: string
          locale?: string
        }[]
        pointer?: string
        value?: unknown
        mandatory?: boolean
        disclosable?: boolean
        expires_in?: number
        claims?: {
          name: string
          display?: {
            name: string
            locale?: string
          }[]
          pointer?: string
          value?: unknown
          mandatory?: boolean
          disclosable?: boolean
          expires_in?: number
          claims?: unknown[]
          items?: {
            disclosable?: boolean
            claims?: unknown[]
          }
        }[]
        items?: {
          disclosable?: boolean
          claims?: {
            name: string
            display?: {
              name: string
              locale?: string
            }[]
            pointer?: string
            value?: unknown
            mandatory?: boolean
            disclosable?: boolean
            expires_in?: number
            claims?: unknown[]
            items?: {
              disclosable?: boolean
              claims?: unknown[]
            }
          }[]
        }
      }[]
      items?: {
        disclosable?: boolean
        claims?: {
          name: string
          display?: {
            name: string
            locale?: string
          }[]
          pointer?: string
          value?: unknown
          mandatory?: boolean
          disclosable?: boolean
          expires_in?: number
          claims?: {
            name: string
            display?: {
              name: string
              locale?: string
            }[]
            pointer?: string
            value?: unknown
            mandatory?: boolean
            disclosable?: boolean
            expires_in?: number
            claims?: unknown[]
            items?: {
              disclosable?: boolean
              claims?: unknown[]
            }
          }[]
          items?: {
            disclosable?: boolean
            claims?: {
              name: string
              display?: {
                name: string
                locale?: string
              }[]
              pointer?: string
              value?: unknown
              mandatory?: boolean
              disclosable?: boolean
              expires_in?: number
              claims?: unknown[]
              items?: {
                disclosable?: boolean
                claims?: unknown[]
              }
            }[]
          }
        }[]
      }
    }[] | null
    /** The card as wallets draw it, one for each locale: `name`, `background_color`, `text_color`, `logo`. (OID4VCI 1.0 §12.2.4) */
    display?: {
      name: string
      locale?: string
      description?: string
      background_color?: string
      text_color?: string
      logo?: {
        uri: string
        alt_text?: string
      }
      background_image?: {
        uri: string
      }
    }[] | null
    /** Scopes by which a wallet asks for it: the first is announced, all must be granted. However it is asked for, nobody gets it who may not have them. None: it is fetched by an offer or by authorization details. (OID4VCI 1.0 §5.1.2) */
    scopes?: string[] | null
    /** How long a credential is valid. */
    ttl?: number | null
    /** The most credentials that a wallet may fetch in one request, each bound to another key. (OID4VCI 1.0 §3.3) */
    batch_size?: number | null
    /** How a wallet proves the keys that credentials are bound to: by a JWT of each key, or by an attestation that vouches for several. None: the credential is bound to no key, and whoever has a copy can show it. (OID4VCI 1.0 §F) */
    proof_types?: ("jwt" | "attestation")[] | null
    /** Refuse keys that no attester vouches for: a trusted issuer with the purpose `key_attestation`. An attestation as the proof itself always needs one. (OID4VCI 1.0 §D.1) */
    require_key_attestation?: boolean | null
    /** The accepted levels of the storage of attested keys: the attack potential that it resists. None: any. (OID4VCI 1.0 §D.2) */
    key_storage?: ("iso_18045_high" | "iso_18045_moderate" | "iso_18045_enhanced-basic" | "iso_18045_basic")[] | null
    /** The accepted levels of how a person unlocks attested keys. None: any. (OID4VCI 1.0 §D.2) */
    user_authentication?: ("iso_18045_high" | "iso_18045_moderate" | "iso_18045_enhanced-basic" | "iso_18045_basic")[] | null
    /** Hand the credential out at a later request instead of at once. (OID4VCI 1.0 §9) */
    deferred?: boolean | null
    /** How long a deferred credential takes. */
    deferral?: number | null
    /** Give each credential a place in a status list, so that it can be suspended and revoked. (draft-ietf-oauth-status-list §6) */
    status_list?: boolean | null
    /** How credentials are signed. */
    signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key that signs the credentials. If not set: that of the client, or of the tenant. */
    key_pair_id?: string | null
    /** The certificate of that key with its chain, as PEM, the leaf first and without the root: sent in `x5chain` of an mdoc, and in `x5c` of the other formats. (RFC 9360 §2) */
    certificates?: string | null
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts?: string[] | null
  }
  /** A kind of verifiable credential that wallets can fetch: its format, its claims and its looks. */
  export type CredentialConfigurationCreation = {
    /** The name that wallets ask for it by, in offers and in the metadata. (OID4VCI 1.0 §12.2.4) */
    identifier: string
    /** A description for administrators. */
    description?: string | null
    /** A configuration that is not active is not announced, and nothing is issued by it. */
    active?: boolean
    /** The format of the credential. `dc+sd-jwt` lets the holder show claims one by one. (OID4VCI 1.0 §A) */
    format?: "dc+sd-jwt" | "vc+sd-jwt" | "jwt_vc_json" | "jwt_vc" | "mso_mdoc"
    /** The type of an SD-JWT credential: a URI that its verifiers know. (draft-ietf-oauth-sd-jwt-vc §3.2.2.1) */
    vct?: string | null
    /** The types of a W3C credential, besides `VerifiableCredential`. (OID4VCI 1.0 §A.1.1.2) */
    types?: string[]
    /** The document type of an mdoc, like `org.iso.18013.5.1.mDL`. On the first level, its claims are namespaces. (OID4VCI 1.0 §A.2.2) */
    doctype?: string | null
    /** The claims, as a tree: each with `name`, and `pointer` to a value of the person (`given_name`, `address.country`, `metadata.level`), a fixed `value`, further `claims`, or `items` of a list; `mandatory`, `disclosable`, `expires_in` in seconds, and `display` per locale. (OID4VCI 1.0 §C) */
    claims?: {
      name: string
      display?: {
        name: string
        locale?: string
      }[]
      pointer?: string
      value?: unknown
      mandatory?: boolean
      disclosable?: boolean
      expires_in?: number
      claims?: {
        name: string
        display?: {
          name: string
          locale?: string
        }[]
        pointer?: string
        value?: unknown
        mandatory?: boolean
        disclosable?: boolean
        expires_in?: number
        claims?: {
          name: string
          display?: {
            name: string
            locale?: string
          }[]
          pointer?: string
          value?: unknown
          mandatory?: boolean
          disclosable?: boolean
          expires_in?: number
          claims?: unknown[]
          items?: {
            disclosable?: boolean
            claims?: unknown[]
          }
        }[]
        items?: {
          disclosable?: boolean
          claims?: {
            name: string
            display?: {
              name: string
              locale?: string
            }[]
            pointer?: string
            value?: unknown
            mandatory?: boolean
            disclosable?: boolean
            expires_in?: number
            claims?: unknown[]
            items?: {
              disclosable?: boolean
              claims?: unknown[]
            }
          }[]
        }
      }[]
      items?: {
        disclosable?: boolean
        claims?: {
          name: string
          display?: {
            name: string
            locale?: string
          }[]
          pointer?: string
          value?: unknown
          mandatory?: boolean
          disclosable?: boolean
          expires_in?: number
          claims?: {
            name: string
            display?: {
              name: string
              locale?: string
            }[]
            pointer?: string
            value?: unknown
            mandatory?: boolean
            disclosable?: boolean
            expires_in?: number
            claims?: unknown[]
            items?: {
              disclosable?: boolean
              claims?: unknown[]
            }
          }[]
          items?: {
            disclosable?: boolean
            claims?: {
              name: string
              display?: {
                name: string
                locale?: string
              }[]
              pointer?: string
              value?: unknown
              mandatory?: boolean
              disclosable?: boolean
              expires_in?: number
              claims?: unknown[]
              items?: {
                disclosable?: boolean
                claims?: unknown[]
              }
            }[]
          }
        }[]
      }
    }[]
    /** The card as wallets draw it, one for each locale: `name`, `background_color`, `text_color`, `logo`. (OID4VCI 1.0 §12.2.4) */
    display?: {
      name: string
      locale?: string
      description?: string
      background_color?: string
      text_color?: string
      logo?: {
        uri: string
        alt_text?: string
      }
      background_image?: {
        uri: string
      }
    }[]
    /** Scopes by which a wallet asks for it: the first is announced, all must be granted. However it is asked for, nobody gets it who may not have them. None: it is fetched by an offer or by authorization details. (OID4VCI 1.0 §5.1.2) */
    scopes?: string[]
    /** How long a credential is valid. */
    ttl?: number
    /** The most credentials that a wallet may fetch in one request, each bound to another key. (OID4VCI 1.0 §3.3) */
    batch_size?: number
    /** How a wallet proves the keys that credentials are bound to: by a JWT of each key, or by an attestation that vouches for several. None: the credential is bound to no key, and whoever has a copy can show it. (OID4VCI 1.0 §F) */
    proof_types?: ("jwt" | "attestation")[]
    /** Refuse keys that no attester vouches for: a trusted issuer with the purpose `key_attestation`. An attestation as the proof itself always needs one. (OID4VCI 1.0 §D.1) */
    require_key_attestation?: boolean
    /** The accepted levels of the storage of attested keys: the attack potential that it resists. None: any. (OID4VCI 1.0 §D.2) */
    key_storage?: ("iso_18045_high" | "iso_18045_moderate" | "iso_18045_enhanced-basic" | "iso_18045_basic")[]
    /** The accepted levels of how a person unlocks attested keys. None: any. (OID4VCI 1.0 §D.2) */
    user_authentication?: ("iso_18045_high" | "iso_18045_moderate" | "iso_18045_enhanced-basic" | "iso_18045_basic")[]
    /** Hand the credential out at a later request instead of at once. (OID4VCI 1.0 §9) */
    deferred?: boolean
    /** How long a deferred credential takes. */
    deferral?: number
    /** Give each credential a place in a status list, so that it can be suspended and revoked. (draft-ietf-oauth-status-list §6) */
    status_list?: boolean
    /** How credentials are signed. */
    signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key that signs the credentials. If not set: that of the client, or of the tenant. */
    key_pair_id?: string | null
    /** The certificate of that key with its chain, as PEM, the leaf first and without the root: sent in `x5chain` of an mdoc, and in `x5c` of the other formats. (RFC 9360 §2) */
    certificates?: string | null
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts?: string[]
  }
  /** One secret of a client. The secret is shown once, in the answer that made it. */
  export type CredentialCreation = {
    /** The display name; generated unless given. */
    name?: string
    /** When it expires. If not set: never. */
    expires_at?: number | null
    /** When all other secrets of the client expire: a rotation with overlap. */
    retire_others_at?: number | null
    /** A secret of your choice, or `{"ref": "name"}` for one in a secret file; one is generated when none is given. */
    secret?: string | {
      ref: string
    } | null
  }
  /** An offer of credentials to a wallet. Its address and its code are not kept. */
  export type CredentialOffer = {
    /** Identifies the offer, and cannot be used as its code. */
    id: string
    /** The client that issues: its grants, its identifier, its key and its `enforce_tx_code` count. */
    client_id: string
    /** The person whom the credentials are about. If not set: whoever signs in, and there is no pre-authorized code. */
    user_id: string | null
    /** The credentials, by the identifiers of their configurations. (OID4VCI 1.0 §4.1.1) */
    credential_configuration_ids: string[]
    /** The grants by which a wallet may take it. None: the pre-authorized code where a person is named, else the authorization code. (OID4VCI 1.0 §4.1.1) */
    grants: ("preauthorized_code" | "authorization_code")[]
    /** How many transaction codes may still be tried. (OID4VCI 1.0 §13.6.2) */
    attempts_left: number
    /** When it was made. */
    created_at: number
    /** When it can be taken no more. */
    expires_at: number
    /** When the row may be removed. Until then a second use is recognised. */
    kept_until: number
    /** When its code was redeemed. */
    used_at: number | null
    /** The offer by value: in the answer that made it, and never again. */
    credential_offer?: { [name: string]: unknown }
    /** The address of the offer: in the answer that made it, and never again. */
    credential_offer_uri?: string
    /** The link that opens a wallet: in the answer that made it, and never again. */
    offer_link?: string
    /** The page with the QR code: in the answer that made it, and never again. */
    offer_page?: string
  }
  export type CredentialOfferAnswer = {
    data: Schemas.CredentialOffer
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An offer of credentials to a wallet. Its address and its code are not kept. */
  export type CredentialOfferCreation = {
    /** The client that issues: its grants, its identifier, its key and its `enforce_tx_code` count. */
    client_id: string
    /** The person whom the credentials are about. If not set: whoever signs in, and there is no pre-authorized code. */
    user_id?: string | null
    /** The credentials, by the identifiers of their configurations. (OID4VCI 1.0 §4.1.1) */
    credential_configuration_ids: string[]
    /** The grants by which a wallet may take it. None: the pre-authorized code where a person is named, else the authorization code. (OID4VCI 1.0 §4.1.1) */
    grants?: ("preauthorized_code" | "authorization_code")[]
    /** How long it can be taken, in seconds; ten minutes unless said. */
    expires_in?: number | null
  }
  export type DeletedApplication = {
    client_id: string
    name: string | null
    deleted_at: number
    /** Until then its developer can restore it; an administrator can at any time. */
    restorable_until: number
  }
  export type DeskActivity = {
    since: number
    hours: Schemas.DeskHour[]
    total: {
      /** Presentations accepted, credentials issued, or lists told. */
      uses: number
      refusals: number
    }
    /** The last use or refusal. */
    last_at: number | null
  }
  export type DeskActivityAnswer = {
    data: Schemas.DeskActivity
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type DeskFinding = {
    rule: string
    /** The section of the specification. */
    spec: string
    /** `mend`: weaker than the default. `strengthen`: it could be safer than the default. */
    severity: "mend" | "strengthen"
    weight: number
    sentence: string
    /** The fields that decide it. */
    fields: string[]
    /** A merge patch, where there is one. */
    fix: { [name: string]: unknown } | null
  }
  export type DeskHour = {
    hour_at: number
    /** Presentations accepted, credentials issued, or lists told. */
    uses: number
    refusals: number
  }
  export type DeskPosture = {
    /** 100: no finding is to be mended. */
    score: number
    /** The hardening it has, in percent of the rules that concern it. */
    hardening: number
    findings: Schemas.DeskFinding[]
  }
  export type DeskPostureAnswer = {
    data: Schemas.DeskPosture
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type DeskRow = {
    kind: "verifier" | "credential_configuration" | "status_list"
    id: string
    name: string
    active: boolean
    owner: string | null
    review: "waiting" | "approved" | "declined"
    /** 100: no finding is to be mended. */
    score: number
    /** The hardening it has, in percent of the rules that concern it. */
    hardening: number
    /** The rules that it breaks by a setting weaker than the default. */
    mend: string[]
    /** The rules by which it could be safer than the default. */
    strengthen: string[]
    /** Its last use or refusal in ninety days. */
    last_at: number | null
  }
  /** An application that asks this server for tokens. */
  export type DeveloperClient = {
    /** The client_id. Made by the server unless given. (RFC 6749 §2.2) */
    id: string
    /** Shown to people when they sign in and consent. (RFC 7591 §2) */
    name: string
    /** A description for its administrators. */
    description: string | null
    /** A client that is not active gets no tokens, and its tokens are refused. */
    active: boolean
    /** Why the client is switched off: its developer reads it. It goes when the client is switched on again. */
    disabled_reason: string | null
    /** The stage of a developer's application on its way to people. */
    stage: "draft" | "in_review" | "live" | "declined" | "disabled"
    /** The kind of application, chosen when it was made. */
    kind: "web" | "spa" | "native" | "machine" | "device" | "mcp" | "wallet" | "other"
    /** The namespace that groups the client with others, for people. */
    namespace: string | null
    /** The owner of the client. The id of a user: they manage it as an application of their own. Any other text is for people to read. */
    owner: string | null
    /** The organization that owns it; the administrators of the organization manage it. */
    organization_id: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. (RFC 7591 §2) */
    contacts: string[]
    /** Words by which clients are found (`?label=`), and by which policies group them (`client.labels`). */
    labels: string[]
    /** The address at which its sign-in begins when it is launched from elsewhere, with `iss` and `launch`. (OIDC Core §4) */
    initiate_login_uri: string | null
    /** People find it in the gallery of their account, and open it from there once it is live. It needs `initiate_login_uri`. */
    in_gallery: boolean
    /** The identity provider where its people sign in. If not set: the default one of the tenant. */
    identity_provider: {
      id: string
      name?: string
    } | null
    /** The federated server to which its people are sent at once, where its identity provider offers it. They can go back and choose another way. */
    default_federated_server: string | null
    /** Your own data about it; the server does not read them. */
    metadata: { [name: string]: unknown }
    /** A short name for addresses and programs, unique in the tenant: lower-case words with underscores between them. */
    slug: string | null
    /** The name under which the client is registered for other tenants, unique on the whole server, of 6 to 20 characters. If not set: only its own tenant knows the client. */
    registered_name: string | null
    /** The parameters that the application needs, for an administrator to fill in: `name`, `type`, and `label`, `description`, `group`, `required`, `many`, `choices`. */
    parameters: ({
      name: string
      type: "text" | "number" | "flag" | "choice" | "url" | "outbound_connection" | "outbound_authorization" | "remote_client"
      label?: string
      description?: string
      group?: string
      required?: boolean
      many?: boolean
      choices?: string[]
    })[]
    /** The values of the parameters, by their names. The application reads them at `/me/parameters`. No place for secrets: refer to a connection. */
    parameter_values: { [name: string]: unknown }
    /** Demand client authentication at every token request. (RFC 6749 §2.1) */
    confidential: boolean
    /** The methods by which it may authenticate. (RFC 7591 §2) */
    token_endpoint_auth_methods: ("client_secret_basic" | "client_secret_post" | "client_secret_jwt" | "private_key_jwt" | "federated_jwt" | "spiffe_jwt" | "attest_jwt_client_auth" | "tls_client_auth" | "self_signed_tls_client_auth" | "none")[]
    /** The only algorithm accepted in client assertions. If not set: any asymmetric one that fits the key, or HS256 with a secret. (OIDC Core §9) */
    token_endpoint_jwt_auth_alg: "HS256" | "HS384" | "HS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** A PEM public key that verifies client assertions. */
    jwt_public_key: string | null
    /** One JWK that verifies client assertions. (RFC 7517 §4) */
    jwk: { [name: string]: unknown } | null
    /** Its public keys. (RFC 7591 §2) */
    jwks: {
      keys: { [name: string]: unknown }[]
    } | null
    /** Where its public keys are published. (RFC 7591 §2) */
    jwks_uri: string | null
    /** The attesters of its instances, for the method `attest_jwt_client_auth`: the `issuer` of trusted issuers with the purpose `client_attestation`. (draft-ietf-oauth-attestation-based-client-auth §5.1) */
    attesters: string[]
    /** Refuse an instance whose proof of its key does not hold a challenge of this server, so that no proof can be made in advance. (draft-ietf-oauth-attestation-based-client-auth §8) */
    require_attestation_challenge: boolean
    /** Workloads that prove the client by a token of their platform (`federated_jwt`, `spiffe_jwt`): `issuer`, which is a trusted issuer with the purpose `client_federation`, `subject`, and `claims` with their values. A `*` at the end of a subject stands for any rest. (RFC 7523 §2.2) */
    federated_identities: {
      issuer: string
      subject: string
      claims?: { [name: string]: string }
    }[]
    /** The audiences that a client assertion may name. The second is for old libraries only. (draft-ietf-oauth-rfc7523bis §3) */
    assertion_audience: "issuer" | "issuer_or_token_endpoint"
    /** The subject of its certificate, as RFC 4514 writes it, the most specific part first. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_subject_dn: string | null
    /** A DNS name in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_dns: string | null
    /** A URI in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_uri: string | null
    /** An IP address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_ip: string | null
    /** An e-mail address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_email: string | null
    /** Bind its tokens to the certificate that it shows at the token endpoint, so that they are of use only with that certificate. It must show one. (RFC 8705 §3.4) */
    tls_client_certificate_bound_access_tokens: boolean
    /** The program that it connects, as chosen when it was made. What is known of the program explains refusals. */
    works_with: "grafana" | "argo_cd" | "gitlab" | "gitea" | "nextcloud" | "vault" | "kubelogin" | "oauth2_proxy" | "mod_auth_openidc" | "spring_client" | "aspnet" | "auth_js" | "express_openid_connect" | "passport_openidconnect" | "django" | "authlib" | "postgresql" | "minio" | "jenkins" | "outline" | "immich" | "proxmox" | "harbor" | "paperless" | "bookstack" | "headscale" | "wiki_js" | "portainer" | "keycloak" | "cloudflare_access" | "tailscale" | "aws_alb" | "claude" | "chatgpt" | "vs_code" | "mcp_typescript_sdk" | "go_oidc" | "zitadel_oidc" | null
    /** The longest life of a client assertion. Common libraries make assertions that live for 10 to 60 minutes. (RFC 7523 §3) */
    assertion_ttl: number
    /** Refuse a request with scopes that do not exist, or ignore these scopes. If not set: ignored in an OpenID request, refused in any other. (OIDC Core §3.1.2.1) */
    unknown_scopes: "refuse" | "ignore" | null
    /** Put the claims that the scopes release into the ID token too, for applications that do not ask userinfo. (OIDC Core §5.4) */
    claims_in_id_token: boolean
    /** The URIs that an authorization response may be sent to. Compared exactly; loopback addresses may use any port. (RFC 6749 §3.1.2) */
    redirect_uris: string[]
    /** Let `*` stand for one DNS label and `**` for one path segment in redirect URIs. Weaker than exact comparison. */
    redirect_uri_wildcards: boolean
    /** The URIs that people may be sent to after they signed out. Compared exactly. (OIDC RP-Initiated Logout §3.1) */
    post_logout_redirect_uris: string[]
    /** Web origins whose scripts may call the token, revocation and userinfo endpoints in its name. */
    allowed_origins: string[]
    /** Demand PKCE with S256. Only a confidential OpenID client may do without; it sends a nonce instead, unless `nonce` is `optional`. (RFC 7636 §4.3) */
    pkce: boolean
    /** `required`: an OpenID request without PKCE must send a nonce. Without both, a stolen code can be injected. (RFC 9700 §2.1.1) */
    nonce: "required" | "optional"
    /** Refuse an authorization request that was not pushed. (RFC 9126 §6) */
    require_pushed_authorization_requests: boolean
    /** Refuse an authorization request that it did not sign. (RFC 9101 §10.5) */
    require_signed_request_object: boolean
    /** The only algorithm accepted in signed authorization requests. If not set: any that fits a key of its own. (RFC 9101 §10.2) */
    request_object_signing_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** The URLs that `request_uri` may name, at which it publishes signed authorization requests. Compared exactly. (OIDC Registration §2) */
    request_uris: string[]
    /** The types of authorization details that it may request. (RFC 9396 §10) */
    authorization_details_types: string[]
    /** How authorization responses are signed when a request asks for it by `response_mode`. If not set: as ID tokens are. (JARM §3) */
    authorization_signed_response_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Demand a DPoP proof at every token request, so that all its access tokens are bound to a key. (RFC 9449 §5.2) */
    enforce_dpop: boolean
    /** Demand a transaction code when a pre-authorized code is redeemed. (OID4VCI 1.0 §4.1.1) */
    enforce_tx_code: boolean
    /** Let the refresh grant go without client authentication. */
    public_refresh_token: boolean
    /** Let revocation go without client authentication. */
    public_revoke: boolean
    /** Let the client have the private scopes listed in authorized_scopes, for itself and, but for those of the administration API, through its people. */
    authorize_scope: boolean
    /** Private scopes that the client may have. */
    authorized_scopes: {
      id?: string
      name?: string
      public?: boolean
    }[]
    /** The private scopes that people may bring into tokens of this client. If not set: all that they hold. */
    user_scopes: string[] | null
    /** The APIs that its tokens may be for. Not empty: `resource` is required, and must be one of these. (RFC 8707 §2) */
    authorized_resources: string[]
    /** The client is one of our own: people are not asked for consent. */
    first_party: boolean
    /** The greatest age of a sign-in, where a request names none. (OIDC Registration §2) */
    default_max_age: number | null
    /** `public`: a person has the same `sub` at all applications. `pairwise`: the same only at those of one sector. (OIDC Core §8) */
    subject_type: "public" | "pairwise"
    /** A JSON array of the redirect URIs of one sector, whose host names it. It must list every redirect URI: it is read when this or a redirect URI is set. (OIDC Registration §5) */
    sector_identifier_uri: string | null
    /** The hosts that the server may contact on behalf of the client. */
    trusted_hosts: string[]
    /** PEM certificates of the only certification authorities that are trusted for these hosts. If not set: the usual public ones. */
    trusted_authorities: string
    /** The profiles it is held to: named sets of rules, each with the section that demands it. The posture tells which of them it breaks. */
    profiles: ("oauth_2_1" | "fapi2_security" | "fapi2_signed_requests" | "fapi2_signed_responses" | "fapi2_signed_introspection" | "fapi_ciba" | "mcp_2026_07_28" | "browser_app" | "haip")[] | null
    /** `advisory`: rules that it breaks are told. `enforced`: edits and requests that break a rule are refused. `enforced_for_new`: a client that is there is advised; one that is made now begins as `enforced`. */
    profile_mode: "advisory" | "enforced_for_new" | "enforced" | null
    /** The grants that it may use. (RFC 7591 §2) */
    supported_grant_types: ("client_credentials" | "authorization_code" | "agent_code" | "agent_credentials" | "refresh_token" | "password" | "token_exchange" | "jwt_bearer" | "device_code" | "ciba" | "preauthorized_code" | "basic" | "implicit" | "revoke" | "introspect" | "id_token" | "vp_token")[]
    /** Settings for the tokens of one grant type, by its name: `format`, `access_token_ttl` in seconds, `refresh` (whether a refresh token goes with them), `audience` (the APIs they are for when the request names none) and `secret_required` (whether the client must prove who it is). For `token_exchange` also `subject_clients`, `subject_issuers`, `target_audiences`, `actors`, `impersonation` and `vault` (`tokens_per_hour`, `ends_at`, `stopped`); for `jwt_bearer` also `subject_issuers`. */
    grant_settings: { [name: string]: {
      format?: "opaque" | "jwt"
      access_token_ttl?: number
      refresh?: boolean
      audience?: string[]
      secret_required?: boolean
      subject_issuers?: string[]
      subject_clients?: string[]
      target_audiences?: string[]
      actors?: string[]
      impersonation?: boolean
      vault?: {
        tokens_per_hour: number
        ends_at?: number
        stopped?: boolean
      }
    } }
    /** Decides which redirect URIs are allowed. (OIDC Registration §2) */
    application_type: "web" | "native"
    /** How a wallet is reached: by a redirect, or by a page with a QR code. */
    response_mode: "direct_post" | "post"
    /** Opaque tokens say nothing; JWTs can be read by APIs. Both are recorded and can be revoked. (RFC 9068 §2) */
    access_token_format: "opaque" | "jwt"
    /** How JWT access tokens are signed. (RFC 9068 §2.1) */
    access_token_signature_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** How long an access token lives. */
    access_token_ttl: number | null
    /** How long an agent token lives. */
    agent_token_ttl: number
    /** How long an authorization code lives. (RFC 6749 §4.1.2) */
    authorization_code_ttl: number | null
    /** How long a pushed authorization request lives. (RFC 9126 §2.2) */
    authorization_request_ttl: number | null
    /** How long an unused refresh token lives; every use restarts the time. */
    refresh_token_ttl: number | null
    /** How long a sign-in can be refreshed, from its first token on. (RFC 9700 §4.14.2) */
    refresh_token_absolute_ttl: number | null
    /** `always`: each refresh exchanges the refresh token for a new one, so that the use of a stolen copy is detected. `never` needs a token bound to the key or the authentication of the client. If not set: `never` for a client that must prove itself to refresh and whose tokens must be bound to a key, `always` for every other. (RFC 9700 §2.2.2) */
    refresh_token_rotation: "always" | "never" | null
    /** How long an ID token is valid. (OIDC Core §2) */
    id_token_ttl: number | null
    /** How ID tokens are signed. (OIDC Registration §2) */
    id_token_signature_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key id that ID tokens carry, when not the key's own. No other client and no key pair may have it. (RFC 7517 §4.5) */
    id_token_kid: string | null
    /** Answer userinfo as a JWT signed so. If not set: as JSON. (OIDC Registration §2) */
    userinfo_signed_response_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** `required`: its people show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor: "optional" | "required"
    /** The way to the tokens of a backchannel request: the client polls, is pinged once the person decided, or is pushed the tokens. Pushed tokens are bound to no key. (CIBA Core §4) */
    backchannel_token_delivery_mode: "poll" | "ping" | "push"
    /** The address that is pinged or pushed to. Where the client lists `trusted_hosts`, its host must be among them. (CIBA Core §4) */
    backchannel_client_notification_endpoint: string | null
    /** The client sends the code of the person with each backchannel request, so that nobody can be asked by a stranger. (CIBA Core §4) */
    backchannel_user_code_parameter: boolean
    /** The only algorithm of its signed backchannel requests, which it then must sign. If not set: it may sign them, or not. (CIBA Core §4) */
    backchannel_authentication_request_signing_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** Where this server posts a logout token when a person signs out or is signed out. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_uri: string | null
    /** It needs the `sid` of the ended sign-in in logout tokens. They always hold it. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_session_required: boolean
    /** A page of it that the person's browser loads in an invisible frame when they sign out. Its scheme, host and port are those of a redirect URI. Best effort: browsers may withhold cookies from frames. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_uri: string | null
    /** Add `iss` and `sid` to the address of that page. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_session_required: boolean
    /** Encrypt ID tokens to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    id_token_encrypted_response_alg: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted ID tokens. If not set: A128CBC-HS256. (OIDC Registration §2) */
    id_token_encrypted_response_enc: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt userinfo answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    userinfo_encrypted_response_alg: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted userinfo answers. If not set: A128CBC-HS256. (OIDC Registration §2) */
    userinfo_encrypted_response_enc: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed introspection answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (RFC 9701 §6) */
    introspection_encrypted_response_alg: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed introspection answers. If not set: A128CBC-HS256. (RFC 9701 §6) */
    introspection_encrypted_response_enc: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed authorization responses to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (JARM §3) */
    authorization_encrypted_response_alg: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed authorization responses. If not set: A128CBC-HS256. (JARM §3) */
    authorization_encrypted_response_enc: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** The kind of key pair the client has of its own. If not set: it signs with the keys of the tenant. */
    key_pair_type: {
      type: "rsa"
      modulus_size?: "2048" | "3072" | "4096"
      exponent_size?: "65537"
    } | {
      type: "ec"
      curve: "P-256" | "P-384" | "P-521"
    } | {
      type: "okp"
      curve: "Ed25519"
    } | {
      type: "akp"
      alg: "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    } | {
      type: "universal"
    } | null
    /** A key pair of the tenant that signs for this client. */
    key_pair_id: string | null
    /** The public key that verifies what is signed for this client, as PEM; after a rotation, that of the key which takes over. */
    public_key: string | null
    /** The adapter that signs for this client: `Internal` for the keys of this server, or the name of a signer. */
    signatures_adapter: string
    /** A decentralized identifier of the client, given or derived from its key. It is the issuer of the credentials of this client; the issuer of tokens is this server nevertheless. (DID 1.0 §3.1) */
    did: string | null
    /** The issuer whose wallets this client represents. */
    public_client_id: string | null
    /** Demand that the key that proves or presents belongs to a party already in the flow. */
    check_public_client_id: boolean
    /** Its logo, shown when people sign in and consent: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. Send it again to have it fetched anew. (RFC 7591 §2) */
    logo_uri: string | null
    /** Its home page. (RFC 7591 §2) */
    client_uri: string | null
    /** Its privacy policy. (RFC 7591 §2) */
    policy_uri: string | null
    /** Its terms of service. (RFC 7591 §2) */
    tos_uri: string | null
    /** The software that the client is an installation of, the same for all installations. (RFC 7591 §2) */
    software_id: string | null
    /** Its version. (RFC 7591 §2) */
    software_version: string | null
    /** How it came here: `managed` by people, `dynamic` where it registered itself (RFC 7591), or from a `document`. An API that is open to reviewed clients is open to managed ones only. */
    origin: "managed" | "dynamic" | "document"
    /** Kept from edits that would lock administrators out. */
    protected: boolean
    /** Tokens issued before this moment are refused. */
    tokens_revoked_at: number | null
    /** The actor who made the client. */
    created_by: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** When it last got a token; in lists. */
    last_used_at?: number | null
    /** How it does, in one word; in lists. */
    state?: "active" | "failing" | "idle" | "unused" | "disabled"
    /** When it was last refused; in lists. */
    last_refused_at?: number | null
    /** The OAuth error of the last refusal; in lists. */
    last_refusal?: string | null
    /** Access tokens issued today and in the seven days before; in lists. */
    recent_tokens?: number
    /** Requests refused today and in the seven days before; in lists. */
    recent_refusals?: number
    /** The secret, only in the answer that made it. */
    secret?: string
    /** The number of its secrets that somebody asked to retire. */
    reminders?: number
    /** When a reviewer last decided a request of it. */
    decided_at?: number | null
  }
  export type DeveloperClientAnswer = {
    data: Schemas.DeveloperClient
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An application that asks this server for tokens. */
  export type DeveloperClientChange = {
    /** Shown to people when they sign in and consent. (RFC 7591 §2) */
    name?: string | null
    /** A description for its administrators. */
    description?: string | null
    /** The kind of application, chosen when it was made. */
    kind?: "web" | "spa" | "native" | "machine" | "device" | "mcp" | "wallet" | "other" | null
    /** The organization that owns it; the administrators of the organization manage it. */
    organization_id?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. (RFC 7591 §2) */
    contacts?: string[] | null
    /** The address at which its sign-in begins when it is launched from elsewhere, with `iss` and `launch`. (OIDC Core §4) */
    initiate_login_uri?: string | null
    /** People find it in the gallery of their account, and open it from there once it is live. It needs `initiate_login_uri`. */
    in_gallery?: boolean | null
    /** Your own data about it; the server does not read them. */
    metadata?: { [name: string]: unknown } | null
    /** The parameters that the application needs, for an administrator to fill in: `name`, `type`, and `label`, `description`, `group`, `required`, `many`, `choices`. */
    parameters?: ({
      name: string
      type: "text" | "number" | "flag" | "choice" | "url" | "outbound_connection" | "outbound_authorization" | "remote_client"
      label?: string
      description?: string
      group?: string
      required?: boolean
      many?: boolean
      choices?: string[]
    })[] | null
    /** Demand client authentication at every token request. (RFC 6749 §2.1) */
    confidential?: boolean | null
    /** The methods by which it may authenticate. (RFC 7591 §2) */
    token_endpoint_auth_methods?: ("client_secret_basic" | "client_secret_post" | "client_secret_jwt" | "private_key_jwt" | "federated_jwt" | "spiffe_jwt" | "attest_jwt_client_auth" | "tls_client_auth" | "self_signed_tls_client_auth" | "none")[] | null
    /** The only algorithm accepted in client assertions. If not set: any asymmetric one that fits the key, or HS256 with a secret. (OIDC Core §9) */
    token_endpoint_jwt_auth_alg?: "HS256" | "HS384" | "HS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** A PEM public key that verifies client assertions. */
    jwt_public_key?: string | null
    /** One JWK that verifies client assertions. (RFC 7517 §4) */
    jwk?: { [name: string]: unknown } | null
    /** Its public keys. (RFC 7591 §2) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    } | null
    /** Where its public keys are published. (RFC 7591 §2) */
    jwks_uri?: string | null
    /** The subject of its certificate, as RFC 4514 writes it, the most specific part first. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_subject_dn?: string | null
    /** A DNS name in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_dns?: string | null
    /** A URI in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_uri?: string | null
    /** An IP address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_ip?: string | null
    /** An e-mail address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_email?: string | null
    /** Bind its tokens to the certificate that it shows at the token endpoint, so that they are of use only with that certificate. It must show one. (RFC 8705 §3.4) */
    tls_client_certificate_bound_access_tokens?: boolean | null
    /** The program that it connects, as chosen when it was made. What is known of the program explains refusals. */
    works_with?: "grafana" | "argo_cd" | "gitlab" | "gitea" | "nextcloud" | "vault" | "kubelogin" | "oauth2_proxy" | "mod_auth_openidc" | "spring_client" | "aspnet" | "auth_js" | "express_openid_connect" | "passport_openidconnect" | "django" | "authlib" | "postgresql" | "minio" | "jenkins" | "outline" | "immich" | "proxmox" | "harbor" | "paperless" | "bookstack" | "headscale" | "wiki_js" | "portainer" | "keycloak" | "cloudflare_access" | "tailscale" | "aws_alb" | "claude" | "chatgpt" | "vs_code" | "mcp_typescript_sdk" | "go_oidc" | "zitadel_oidc" | null
    /** Refuse a request with scopes that do not exist, or ignore these scopes. If not set: ignored in an OpenID request, refused in any other. (OIDC Core §3.1.2.1) */
    unknown_scopes?: "refuse" | "ignore" | null
    /** Put the claims that the scopes release into the ID token too, for applications that do not ask userinfo. (OIDC Core §5.4) */
    claims_in_id_token?: boolean | null
    /** The URIs that an authorization response may be sent to. Compared exactly; loopback addresses may use any port. (RFC 6749 §3.1.2) */
    redirect_uris?: string[] | null
    /** The URIs that people may be sent to after they signed out. Compared exactly. (OIDC RP-Initiated Logout §3.1) */
    post_logout_redirect_uris?: string[] | null
    /** Web origins whose scripts may call the token, revocation and userinfo endpoints in its name. */
    allowed_origins?: string[] | null
    /** Refuse an authorization request that was not pushed. (RFC 9126 §6) */
    require_pushed_authorization_requests?: boolean | null
    /** Refuse an authorization request that it did not sign. (RFC 9101 §10.5) */
    require_signed_request_object?: boolean | null
    /** The only algorithm accepted in signed authorization requests. If not set: any that fits a key of its own. (RFC 9101 §10.2) */
    request_object_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** The URLs that `request_uri` may name, at which it publishes signed authorization requests. Compared exactly. (OIDC Registration §2) */
    request_uris?: string[] | null
    /** The types of authorization details that it may request. (RFC 9396 §10) */
    authorization_details_types?: string[] | null
    /** How authorization responses are signed when a request asks for it by `response_mode`. If not set: as ID tokens are. (JARM §3) */
    authorization_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Demand a DPoP proof at every token request, so that all its access tokens are bound to a key. (RFC 9449 §5.2) */
    enforce_dpop?: boolean | null
    /** The greatest age of a sign-in, where a request names none. (OIDC Registration §2) */
    default_max_age?: number | null
    /** `public`: a person has the same `sub` at all applications. `pairwise`: the same only at those of one sector. (OIDC Core §8) */
    subject_type?: "public" | "pairwise" | null
    /** A JSON array of the redirect URIs of one sector, whose host names it. It must list every redirect URI: it is read when this or a redirect URI is set. (OIDC Registration §5) */
    sector_identifier_uri?: string | null
    /** The grants that it may use. (RFC 7591 §2) */
    supported_grant_types?: ("client_credentials" | "authorization_code" | "agent_code" | "agent_credentials" | "refresh_token" | "password" | "token_exchange" | "jwt_bearer" | "device_code" | "ciba" | "preauthorized_code" | "basic" | "implicit" | "revoke" | "introspect" | "id_token" | "vp_token")[] | null
    /** Decides which redirect URIs are allowed. (OIDC Registration §2) */
    application_type?: "web" | "native" | null
    /** How ID tokens are signed. (OIDC Registration §2) */
    id_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Answer userinfo as a JWT signed so. If not set: as JSON. (OIDC Registration §2) */
    userinfo_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Where this server posts a logout token when a person signs out or is signed out. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_uri?: string | null
    /** It needs the `sid` of the ended sign-in in logout tokens. They always hold it. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_session_required?: boolean | null
    /** A page of it that the person's browser loads in an invisible frame when they sign out. Its scheme, host and port are those of a redirect URI. Best effort: browsers may withhold cookies from frames. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_uri?: string | null
    /** Add `iss` and `sid` to the address of that page. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_session_required?: boolean | null
    /** Encrypt ID tokens to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    id_token_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted ID tokens. If not set: A128CBC-HS256. (OIDC Registration §2) */
    id_token_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt userinfo answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    userinfo_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted userinfo answers. If not set: A128CBC-HS256. (OIDC Registration §2) */
    userinfo_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed introspection answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (RFC 9701 §6) */
    introspection_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed introspection answers. If not set: A128CBC-HS256. (RFC 9701 §6) */
    introspection_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed authorization responses to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (JARM §3) */
    authorization_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed authorization responses. If not set: A128CBC-HS256. (JARM §3) */
    authorization_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Its logo, shown when people sign in and consent: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. Send it again to have it fetched anew. (RFC 7591 §2) */
    logo_uri?: string | null
    /** Its home page. (RFC 7591 §2) */
    client_uri?: string | null
    /** Its privacy policy. (RFC 7591 §2) */
    policy_uri?: string | null
    /** Its terms of service. (RFC 7591 §2) */
    tos_uri?: string | null
  }
  /** An application that asks this server for tokens. */
  export type DeveloperClientCreation = {
    /** Shown to people when they sign in and consent. (RFC 7591 §2) */
    name?: string
    /** A description for its administrators. */
    description?: string | null
    /** The kind of application, chosen when it was made. */
    kind?: "web" | "spa" | "native" | "machine" | "device" | "mcp" | "wallet" | "other"
    /** The organization that owns it; the administrators of the organization manage it. */
    organization_id?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. (RFC 7591 §2) */
    contacts?: string[]
    /** The address at which its sign-in begins when it is launched from elsewhere, with `iss` and `launch`. (OIDC Core §4) */
    initiate_login_uri?: string | null
    /** People find it in the gallery of their account, and open it from there once it is live. It needs `initiate_login_uri`. */
    in_gallery?: boolean
    /** Your own data about it; the server does not read them. */
    metadata?: { [name: string]: unknown }
    /** The parameters that the application needs, for an administrator to fill in: `name`, `type`, and `label`, `description`, `group`, `required`, `many`, `choices`. */
    parameters?: ({
      name: string
      type: "text" | "number" | "flag" | "choice" | "url" | "outbound_connection" | "outbound_authorization" | "remote_client"
      label?: string
      description?: string
      group?: string
      required?: boolean
      many?: boolean
      choices?: string[]
    })[]
    /** Demand client authentication at every token request. (RFC 6749 §2.1) */
    confidential?: boolean
    /** The methods by which it may authenticate. (RFC 7591 §2) */
    token_endpoint_auth_methods?: ("client_secret_basic" | "client_secret_post" | "client_secret_jwt" | "private_key_jwt" | "federated_jwt" | "spiffe_jwt" | "attest_jwt_client_auth" | "tls_client_auth" | "self_signed_tls_client_auth" | "none")[]
    /** The only algorithm accepted in client assertions. If not set: any asymmetric one that fits the key, or HS256 with a secret. (OIDC Core §9) */
    token_endpoint_jwt_auth_alg?: "HS256" | "HS384" | "HS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** A PEM public key that verifies client assertions. */
    jwt_public_key?: string | null
    /** One JWK that verifies client assertions. (RFC 7517 §4) */
    jwk?: { [name: string]: unknown } | null
    /** Its public keys. (RFC 7591 §2) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    } | null
    /** Where its public keys are published. (RFC 7591 §2) */
    jwks_uri?: string | null
    /** The subject of its certificate, as RFC 4514 writes it, the most specific part first. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_subject_dn?: string | null
    /** A DNS name in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_dns?: string | null
    /** A URI in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_uri?: string | null
    /** An IP address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_ip?: string | null
    /** An e-mail address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_email?: string | null
    /** Bind its tokens to the certificate that it shows at the token endpoint, so that they are of use only with that certificate. It must show one. (RFC 8705 §3.4) */
    tls_client_certificate_bound_access_tokens?: boolean
    /** The program that it connects, as chosen when it was made. What is known of the program explains refusals. */
    works_with?: "grafana" | "argo_cd" | "gitlab" | "gitea" | "nextcloud" | "vault" | "kubelogin" | "oauth2_proxy" | "mod_auth_openidc" | "spring_client" | "aspnet" | "auth_js" | "express_openid_connect" | "passport_openidconnect" | "django" | "authlib" | "postgresql" | "minio" | "jenkins" | "outline" | "immich" | "proxmox" | "harbor" | "paperless" | "bookstack" | "headscale" | "wiki_js" | "portainer" | "keycloak" | "cloudflare_access" | "tailscale" | "aws_alb" | "claude" | "chatgpt" | "vs_code" | "mcp_typescript_sdk" | "go_oidc" | "zitadel_oidc" | null
    /** Refuse a request with scopes that do not exist, or ignore these scopes. If not set: ignored in an OpenID request, refused in any other. (OIDC Core §3.1.2.1) */
    unknown_scopes?: "refuse" | "ignore" | null
    /** Put the claims that the scopes release into the ID token too, for applications that do not ask userinfo. (OIDC Core §5.4) */
    claims_in_id_token?: boolean
    /** The URIs that an authorization response may be sent to. Compared exactly; loopback addresses may use any port. (RFC 6749 §3.1.2) */
    redirect_uris?: string[]
    /** The URIs that people may be sent to after they signed out. Compared exactly. (OIDC RP-Initiated Logout §3.1) */
    post_logout_redirect_uris?: string[]
    /** Web origins whose scripts may call the token, revocation and userinfo endpoints in its name. */
    allowed_origins?: string[]
    /** Refuse an authorization request that was not pushed. (RFC 9126 §6) */
    require_pushed_authorization_requests?: boolean
    /** Refuse an authorization request that it did not sign. (RFC 9101 §10.5) */
    require_signed_request_object?: boolean
    /** The only algorithm accepted in signed authorization requests. If not set: any that fits a key of its own. (RFC 9101 §10.2) */
    request_object_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** The URLs that `request_uri` may name, at which it publishes signed authorization requests. Compared exactly. (OIDC Registration §2) */
    request_uris?: string[]
    /** The types of authorization details that it may request. (RFC 9396 §10) */
    authorization_details_types?: string[]
    /** How authorization responses are signed when a request asks for it by `response_mode`. If not set: as ID tokens are. (JARM §3) */
    authorization_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Demand a DPoP proof at every token request, so that all its access tokens are bound to a key. (RFC 9449 §5.2) */
    enforce_dpop?: boolean
    /** The greatest age of a sign-in, where a request names none. (OIDC Registration §2) */
    default_max_age?: number | null
    /** `public`: a person has the same `sub` at all applications. `pairwise`: the same only at those of one sector. (OIDC Core §8) */
    subject_type?: "public" | "pairwise"
    /** A JSON array of the redirect URIs of one sector, whose host names it. It must list every redirect URI: it is read when this or a redirect URI is set. (OIDC Registration §5) */
    sector_identifier_uri?: string | null
    /** The grants that it may use. (RFC 7591 §2) */
    supported_grant_types?: ("client_credentials" | "authorization_code" | "agent_code" | "agent_credentials" | "refresh_token" | "password" | "token_exchange" | "jwt_bearer" | "device_code" | "ciba" | "preauthorized_code" | "basic" | "implicit" | "revoke" | "introspect" | "id_token" | "vp_token")[]
    /** Decides which redirect URIs are allowed. (OIDC Registration §2) */
    application_type?: "web" | "native"
    /** How ID tokens are signed. (OIDC Registration §2) */
    id_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Answer userinfo as a JWT signed so. If not set: as JSON. (OIDC Registration §2) */
    userinfo_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Where this server posts a logout token when a person signs out or is signed out. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_uri?: string | null
    /** It needs the `sid` of the ended sign-in in logout tokens. They always hold it. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_session_required?: boolean
    /** A page of it that the person's browser loads in an invisible frame when they sign out. Its scheme, host and port are those of a redirect URI. Best effort: browsers may withhold cookies from frames. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_uri?: string | null
    /** Add `iss` and `sid` to the address of that page. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_session_required?: boolean
    /** Encrypt ID tokens to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    id_token_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted ID tokens. If not set: A128CBC-HS256. (OIDC Registration §2) */
    id_token_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt userinfo answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    userinfo_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted userinfo answers. If not set: A128CBC-HS256. (OIDC Registration §2) */
    userinfo_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed introspection answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (RFC 9701 §6) */
    introspection_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed introspection answers. If not set: A128CBC-HS256. (RFC 9701 §6) */
    introspection_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed authorization responses to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (JARM §3) */
    authorization_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed authorization responses. If not set: A128CBC-HS256. (JARM §3) */
    authorization_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Its logo, shown when people sign in and consent: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. Send it again to have it fetched anew. (RFC 7591 §2) */
    logo_uri?: string | null
    /** Its home page. (RFC 7591 §2) */
    client_uri?: string | null
    /** Its privacy policy. (RFC 7591 §2) */
    policy_uri?: string | null
    /** Its terms of service. (RFC 7591 §2) */
    tos_uri?: string | null
  }
  /** One secret of a client. The secret is shown once, in the answer that made it. */
  export type DeveloperCredential = {
    /** Names the credential. */
    id: string
    /** The client that it authenticates. */
    client_id: string
    /** The display name; generated unless given. */
    name: string
    /** How the secret begins. */
    prefix: string | null
    /** How the secret ends; kept for generated secrets only. */
    last_four: string | null
    /** When it was made. */
    created_at: number
    /** When it expires. If not set: never. */
    expires_at: number | null
    /** When it was first used. */
    first_used_at: number | null
    /** When it was last used; a use shows within two seconds. */
    last_used_at: number | null
    /** How often it was used. */
    use_count: number
    /** When the client’s owner was last asked to replace it by a newer secret. */
    reminded_at: number | null
    /** The person who asked. */
    reminded_by: string | null
    /** When the last warning of its expiry was recorded. */
    warned_at: number | null
    /** The networks it was used from: /24 for IPv4, /64 for IPv6; the latest sixteen. */
    networks: string[]
    /** The secret: in the answer that made it, and never again. */
    secret?: string
    /** The name of the person who asked to replace it. */
    reminded_by_name?: string | null
  }
  export type DeveloperCredentialAnswer = {
    data: Schemas.DeveloperCredential
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** One secret of a client. The secret is shown once, in the answer that made it. */
  export type DeveloperCredentialChange = {
    /** The display name; generated unless given. */
    name?: string | null
    /** When it expires. If not set: never. */
    expires_at?: number | null
  }
  /** One secret of a client. The secret is shown once, in the answer that made it. */
  export type DeveloperCredentialCreation = {
    /** The display name; generated unless given. */
    name?: string
    /** When it expires. If not set: never. */
    expires_at?: number | null
    /** When all other secrets of the client expire: a rotation with overlap. */
    retire_others_at?: number | null
    /** A secret of your choice, or `{"ref": "name"}` for one in a secret file; one is generated when none is given. */
    secret?: string | {
      ref: string
    } | null
  }
  /** Why one request was refused: the checks that it passed, and the one that it failed. Kept for a week. */
  export type DeveloperExplanation = {
    /** Its expiry and the request. */
    id: string
    /** The request, as the answer named it. */
    request_id: string
    /** When it was refused. */
    at: number
    /** The client id in the request, even of a client that does not exist; `-` when there was none. */
    client_id: string
    /** The endpoint that refused. */
    endpoint: string
    /** The HTTP method. */
    method: string
    /** The error code of the answer. */
    error: string
    /** The HTTP status of the refusal, even if it was sent to the application by a redirect. */
    status: number
    /** The description in the response. */
    message: string
    /** The check that failed. */
    check: "client_named" | "client_known" | "client_active" | "client_method" | "client_proof" | "client_secret" | "secret_expiry" | "assertion_signature" | "assertion_subject" | "assertion_audience" | "assertion_time" | "assertion_once" | "client_certificate" | "profile" | "redirect_uri" | "request_object" | "request_uri" | "registration" | "pushed" | "response_type" | "response_type_known" | "implicit_grant" | "dpop_binding" | "response_mode" | "parameter_length" | "openid_scope" | "nonce" | "pkce" | "pkce_or_nonce" | "pkce_method" | "pkce_challenge" | "prompt" | "max_age" | "claims" | "dpop_thumbprint" | "id_token_hint" | "launch" | "person" | "scope_form" | "scope_known" | "scope_held" | "resource" | "scope_of_resource" | "authorization_details" | "grant_type" | "grant_known" | "grant_registered" | "parameters" | "dpop_proof" | "code" | "redirect_uri_repeated" | "pkce_verifier" | "dpop_key" | "bound_key" | "refresh_token" | "subject_token" | "actor_token" | "assertion" | "assertion_rule" | "polling" | "vault" | "token_sent" | "token_live" | "token_scope" | "policy" | "other"
    /** Where it is demanded. */
    spec: string | null
    /** The checks that the request passed, in their order. */
    passed: string[]
    /** The expected value. */
    expected: string[]
    /** The received value. Never a secret. */
    got: string | null
    /** The decision of the policies, when one of them refused: the one that decided, and the answer of each that was asked. */
    decision: {
      effect: "allow" | "deny" | "step_up"
      decided_by?: string
      reason?: string
      trace: {
        policy: string
        name: string
        engine: string
        effect: string
        applies: string
        error?: string
      }[]
    } | null
    /** The credential or key with which the client tried to prove itself. */
    tried: string | null
    /** The client authentication method of the request. */
    auth_method: string | null
    /** The network it came from: /24 for IPv4, /64 for IPv6. */
    network: string
    /** The parameters that hold no secret. */
    params: { [name: string]: string }
    /** The names of the parameters that were not kept. */
    withheld: string[]
    /** The request is a pushed authorization request. */
    was_pushed: boolean
    /** How many refusals of this client were not kept since the one before, because there were too many. */
    skipped: number
    /** When the row is removed. */
    expires_at: number
    /** The JSON merge patch of the client with which the request would have passed (RFC 7396); null when there is none, or the client has it already. */
    fix?: { [name: string]: unknown } | null
  }
  export type DeveloperExplanationAnswer = {
    data: Schemas.DeveloperExplanation
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An invitation into an organization, which the invited person accepts or leaves. */
  export type DeveloperInvitation = {
    /** Names the invitation; it begins with its expiry. */
    id: string
    /** The organization. */
    organization_id: string
    /** The e-mail address or username of the invited person, compared without regard to case. The API does not tell whether such a person exists. */
    invitee: string
    /** The role of the person in the organization after acceptance. */
    role: "member" | "admin"
    /** When the invitation was made. */
    created_at: number
    /** When it expires, in milliseconds since 1970. */
    expires_at: number
  }
  export type DeveloperInvitationAnswer = {
    data: Schemas.DeveloperInvitation
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An invitation into an organization, which the invited person accepts or leaves. */
  export type DeveloperInvitationCreation = {
    /** The e-mail address or username of the invited person, compared without regard to case. The API does not tell whether such a person exists. */
    invitee: string
    /** The role of the person in the organization after acceptance. */
    role?: "member" | "admin"
  }
  /** Somebody who may become a developer: invited by an administrator, or waiting for one. */
  export type DeveloperRequest = {
    /** The identifier of the request; it never changes. */
    id: string
    /** The address that is invited, or that the person proved. Whoever proves an invited address becomes a developer at once. */
    email: string
    /** The person who asks, or who used the invitation. */
    user_id: string | null
    /** Why the person asks. */
    reason: string | null
    /** `invited`: the address becomes a developer when its person comes; `waiting`: an administrator decides next. */
    state: "invited" | "waiting" | "approved" | "declined"
    /** Why it was declined; the person reads it. */
    answer: string | null
    /** The administrator who decided. */
    decided_by: string | null
    /** When the person became a developer, or was declined. */
    decided_at: number | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type DeveloperRequestAnswer = {
    data: Schemas.DeveloperRequest
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** Somebody who may become a developer: invited by an administrator, or waiting for one. */
  export type DeveloperRequestCreation = {
    /** The address that is invited, or that the person proved. Whoever proves an invited address becomes a developer at once. */
    email: string
  }
  /** The requests of a developer and the decisions of a reviewer, item by item. */
  export type DeveloperReview = {
    /** The identifier of the request; it never changes. */
    id: string
    /** The application it is about. */
    client_id: string
    /** The developer who asks. */
    requested_by: string
    /** Why the developer asks. */
    reason: string
    /** `waiting`: the reviewer decides next; afterwards the developer acts. */
    state: "waiting" | "decided" | "withdrawn"
    /** The requested items, with the state and reason of each. */
    items: ({
      kind: "scope" | "go_live" | "name" | "initiate_login_uri" | "in_gallery" | "confidential" | "auth_method" | "tls_client_certificate_bound_access_tokens" | "redirect_uri" | "post_logout_redirect_uri" | "allowed_origin" | "require_pushed_authorization_requests" | "require_signed_request_object" | "authorization_details_type" | "enforce_dpop" | "subject_type" | "sector_identifier_uri" | "grant_type" | "logo_uri" | "client_uri" | "policy_uri" | "tos_uri"
      value: string
      state?: "waiting" | "approved" | "declined"
      reason?: string
    })[]
    /** When it was decided. */
    decided_at: number | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type DeveloperReviewAnswer = {
    data: Schemas.DeveloperReview
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** The requests of a developer and the decisions of a reviewer, item by item. */
  export type DeveloperReviewCreation = {
    /** Why you ask. */
    reason?: string
    /** Private scopes, going live, or for a live application changes of redirect URIs, grants, authentication methods, name, logo and links. */
    items?: ({
      kind: "scope" | "go_live" | "name" | "initiate_login_uri" | "in_gallery" | "confidential" | "auth_method" | "tls_client_certificate_bound_access_tokens" | "redirect_uri" | "post_logout_redirect_uri" | "allowed_origin" | "require_pushed_authorization_requests" | "require_signed_request_object" | "authorization_details_type" | "enforce_dpop" | "subject_type" | "sector_identifier_uri" | "grant_type" | "logo_uri" | "client_uri" | "policy_uri" | "tos_uri"
      value?: string
    })[]
  }
  /** An access token that was issued. The token itself is not kept. */
  export type DeveloperToken = {
    /** Identifies the token, and cannot be used as the token. */
    id: string
    /** Opaque, or a JWT. */
    format: "opaque" | "jwt"
    /** The client it was issued to. */
    client_id: string
    /** The authorization it descends from. */
    grant_id: string | null
    /** The grant type that issued it. */
    grant_type: string
    /** The scopes that it carries. */
    scope: string[]
    /** The APIs it is for. (RFC 8707 §2) */
    audience: string[]
    /** The key it is bound to. (RFC 7800 §3) */
    confirmation: { [name: string]: string } | null
    /** Further claims that it carries, and what it allows in detail. (RFC 9396 §9) */
    claims: { [name: string]: unknown } | null
    /** The token that it was exchanged for, with which it dies. (RFC 8693 §2.1) */
    subject_token_id: string | null
    /** The credential that the client proved itself with. */
    credential_id: string | null
    /** When it was issued. */
    issued_at: number
    /** When it expires, in milliseconds since 1970. */
    expires_at: number
    /** When it was revoked. */
    revoked_at: number | null
    /** The token is valid now. */
    active?: boolean
    /** The person whom it represents, by the `sub` that the application sees. */
    sub?: string | null
  }
  export type DeveloperTokenAnswer = {
    data: Schemas.DeveloperToken
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A person who signs in. */
  export type DeveloperUser = {
    /** The `sub` of tokens. (OIDC Core §2) */
    id: string
    /** The store of people that knows this one. If not set at creation: the default backend. */
    backend_id: string | null
    /** The name that the person types to sign in, usually an e-mail address. Compared without regard to case. */
    username: string
    /** Full name. (OIDC Core §5.1) */
    name: string | null
    /** Given name. (OIDC Core §5.1) */
    given_name: string | null
    /** Family name. (OIDC Core §5.1) */
    family_name: string | null
    /** Middle name. (OIDC Core §5.1) */
    middle_name: string | null
    /** Casual name. (OIDC Core §5.1) */
    nickname: string | null
    /** URL of a page about the person. (OIDC Core §5.1) */
    profile: string | null
    /** URL of a picture. (OIDC Core §5.1) */
    picture: string | null
    /** URL of their own page, or of their organization. (OIDC Core §5.1) */
    website: string | null
    /** Gender: `female`, `male`, or any other word. (OIDC Core §5.1) */
    gender: string | null
    /** Birthday as YYYY-MM-DD. The year may be 0000 (unknown); a year alone is accepted. (OIDC Core §5.1) */
    birthdate: string | null
    /** Preferred language. (OIDC Core §5.1) */
    locale: string | null
    /** Time zone. (OIDC Core §5.1) */
    zoneinfo: string | null
    /** E-mail address. (OIDC Core §5.1) */
    email: string | null
    /** The person has proved to own the address. Never set by the person. (OIDC Core §5.1) */
    email_verified: boolean
    /** Phone number. (OIDC Core §5.1) */
    phone_number: string | null
    /** The person has proved to own the number. (OIDC Core §5.1) */
    phone_number_verified: boolean
    /** Postal address. (OIDC Core §5.1.1) */
    address: { [name: string]: string } | null
    /** Words that group people, separated by spaces. */
    group: string | null
    /** Further attributes: value, status and display of each. */
    metadata: { [name: string]: {
      value: unknown
      status?: "valid" | "suspended" | "revoked"
      /** {"type":"array","items":{"type":"string"}} or {"type":"boolean","const":false} */
      display?: unknown
    } }
    /** Claims of other identity providers. */
    federated_metadata: { [name: string]: unknown }
    /** Roles held, by id. */
    roles: (string | {
      id: string
    })[]
    /** Private scopes held besides those of roles, by name. */
    authorized_scopes: (string | {
      name: string
    })[]
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id: string | null
    /** A blocked person cannot sign in, and their tokens are refused. */
    blocked: boolean
    /** Ask for a new password at the next sign-in. */
    must_change_password: boolean
    /** Wrong passwords since the last right one. */
    failed_sign_ins: number
    /** The end of a lockout after too many wrong passwords; an administrator can lift it. */
    locked_until: number | null
    /** Wrong second factors since the last right one. (RFC 4226 §7.3) */
    failed_factors: number
    /** The end of a lockout after too many wrong second factors; each one lasts twice as long as the one before. */
    factors_locked_until: number | null
    /** When a second factor was first demanded of the person: the grace period begins. */
    second_factor_asked_at: number | null
    /** Tokens and sessions from before this moment are refused. */
    tokens_revoked_at: number | null
    /** When they last signed in. */
    last_login_at: number | null
    /** When they confirmed their address. */
    confirmed_at: number | null
    /** The application that this test user was made for: they can sign in to it while it is not live, and to nothing else. */
    test_client_id: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The password, only in the answer that made the test user. */
    password?: string
  }
  export type DeveloperUserAnswer = {
    data: Schemas.DeveloperUser
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A person who signs in. */
  export type DeveloperUserCreation = {
    /** Full name; a made-up one. */
    name?: string
  }
  export type DirectoryPreset = {
    id: string
    name: string
    /** The page that tells how to set it up there. */
    documentation_uri: string
    /** The values that it fills in, by field. */
    values: { [name: string]: unknown }
  }
  export type DiscoveredProvider = {
    provider: { [name: string]: unknown }
    scopes: string[]
  }
  export type DiscoveredProviderAnswer = {
    data: Schemas.DiscoveredProvider
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** Why one request was refused: the checks that it passed, and the one that it failed. Kept for a week. */
  export type Explanation = {
    /** Its expiry and the request. */
    id: string
    /** The request, as the answer named it. */
    request_id: string
    /** When it was refused. */
    at: number
    /** The client id in the request, even of a client that does not exist; `-` when there was none. */
    client_id: string
    /** The endpoint that refused. */
    endpoint: string
    /** The HTTP method. */
    method: string
    /** The error code of the answer. */
    error: string
    /** The HTTP status of the refusal, even if it was sent to the application by a redirect. */
    status: number
    /** The description in the response. */
    message: string
    /** The check that failed. */
    check: "client_named" | "client_known" | "client_active" | "client_method" | "client_proof" | "client_secret" | "secret_expiry" | "assertion_signature" | "assertion_subject" | "assertion_audience" | "assertion_time" | "assertion_once" | "client_certificate" | "profile" | "redirect_uri" | "request_object" | "request_uri" | "registration" | "pushed" | "response_type" | "response_type_known" | "implicit_grant" | "dpop_binding" | "response_mode" | "parameter_length" | "openid_scope" | "nonce" | "pkce" | "pkce_or_nonce" | "pkce_method" | "pkce_challenge" | "prompt" | "max_age" | "claims" | "dpop_thumbprint" | "id_token_hint" | "launch" | "person" | "scope_form" | "scope_known" | "scope_held" | "resource" | "scope_of_resource" | "authorization_details" | "grant_type" | "grant_known" | "grant_registered" | "parameters" | "dpop_proof" | "code" | "redirect_uri_repeated" | "pkce_verifier" | "dpop_key" | "bound_key" | "refresh_token" | "subject_token" | "actor_token" | "assertion" | "assertion_rule" | "polling" | "vault" | "token_sent" | "token_live" | "token_scope" | "policy" | "other"
    /** Where it is demanded. */
    spec: string | null
    /** The checks that the request passed, in their order. */
    passed: string[]
    /** The expected value. */
    expected: string[]
    /** The received value. Never a secret. */
    got: string | null
    /** The decision of the policies, when one of them refused: the one that decided, and the answer of each that was asked. */
    decision: {
      effect: "allow" | "deny" | "step_up"
      decided_by?: string
      reason?: string
      trace: {
        policy: string
        name: string
        engine: string
        effect: string
        applies: string
        error?: string
      }[]
    } | null
    /** The credential or key with which the client tried to prove itself. */
    tried: string | null
    /** The client authentication method of the request. */
    auth_method: string | null
    /** The network it came from: /24 for IPv4, /64 for IPv6. */
    network: string
    /** The parameters that hold no secret. */
    params: { [name: string]: string }
    /** The names of the parameters that were not kept. */
    withheld: string[]
    /** The request is a pushed authorization request. */
    was_pushed: boolean
    /** How many refusals of this client were not kept since the one before, because there were too many. */
    skipped: number
    /** When the row is removed. */
    expires_at: number
    /** The JSON merge patch of the client with which the request would have passed (RFC 7396); null when there is none, or the client has it already. */
    fix?: { [name: string]: unknown } | null
  }
  export type ExplanationAnswer = {
    data: Schemas.Explanation
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type ExplanationReplay = {
    request_id: string
    /** True when the failed check passes now; null when it is about a secret, which was not stored. */
    passes: boolean | null
    /** The first check without a secret that fails now. */
    check: "client_named" | "client_known" | "client_active" | "client_method" | "client_proof" | "client_secret" | "secret_expiry" | "assertion_signature" | "assertion_subject" | "assertion_audience" | "assertion_time" | "assertion_once" | "client_certificate" | "profile" | "redirect_uri" | "request_object" | "request_uri" | "registration" | "pushed" | "response_type" | "response_type_known" | "implicit_grant" | "dpop_binding" | "response_mode" | "parameter_length" | "openid_scope" | "nonce" | "pkce" | "pkce_or_nonce" | "pkce_method" | "pkce_challenge" | "prompt" | "max_age" | "claims" | "dpop_thumbprint" | "id_token_hint" | "launch" | "person" | "scope_form" | "scope_known" | "scope_held" | "resource" | "scope_of_resource" | "authorization_details" | "grant_type" | "grant_known" | "grant_registered" | "parameters" | "dpop_proof" | "code" | "redirect_uri_repeated" | "pkce_verifier" | "dpop_key" | "bound_key" | "refresh_token" | "subject_token" | "actor_token" | "assertion" | "assertion_rule" | "polling" | "vault" | "token_sent" | "token_live" | "token_scope" | "policy" | "other" | null
    error: string | null
    message: string | null
  }
  export type ExplanationReplayAnswer = {
    data: Schemas.ExplanationReplay
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** Another server whose accounts sign people in here. Identity providers name the servers that they offer. */
  export type FederatedServer = {
    /** The identifier of the federated server; it never changes. */
    id: string
    /** The name on the button, such as Google. */
    name: string
    /** The ready server that fills in what is not sent. */
    preset: string | null
    /** `oidc`: OpenID Connect, with verified ID tokens. `oauth2`: OAuth 2.0, whose userinfo endpoint describes the person. `saml`: SAML 2.0, with signed assertions. */
    protocol: "oidc" | "oauth2" | "saml"
    /** Nobody signs in by a server that is not active. */
    active: boolean
    /** Show a button. Off: people come to it by the domain of their address, or by the default of a client. */
    shown: boolean
    /** Its issuer identifier, letter by letter. Endpoints that are absent are found by discovery. (OIDC Discovery §4.3) */
    issuer: string | null
    /** Its authorization endpoint. (RFC 6749 §3.1) */
    authorization_endpoint: string | null
    /** Its token endpoint. (RFC 6749 §3.2) */
    token_endpoint: string | null
    /** The endpoint that describes the person of an access token. (OIDC Core §5.3) */
    userinfo_endpoint: string | null
    /** The keys that verify its ID tokens. (RFC 7517 §5) */
    jwks_uri: string | null
    /** The endpoint that ends sessions there. (OIDC RP-Initiated Logout §2) */
    end_session_endpoint: string | null
    /** Our `client_id` there. (RFC 6749 §2.2) */
    client_id: string | null
    /** The way in which this server authenticates there. (RFC 6749 §2.3) */
    client_auth_method: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "none"
    /** The scopes that are asked for. */
    scopes: string[]
    /** The character between scopes. If not set: a space. (RFC 6749 §3.3) */
    scope_separator: string | null
    /** Further parameters of authorization requests. They override no standard one. */
    parameters: {
      key: string
      value: string
      description?: string
    }[]
    /** Send a code challenge (S256). Off only for servers that refuse it. (RFC 7636 §4) */
    pkce: boolean
    /** Responses must name their issuer. Switched on by discovery too. (RFC 9207 §2.4) */
    iss_parameter: boolean
    /** People who sign out here are sent on to sign out there. (OIDC RP-Initiated Logout §2) */
    sign_out: boolean
    /** Its entity ID, letter by letter, as its metadata tell it. (SAML Core §2.2.5) */
    saml_entity_id: string | null
    /** Its single sign-on address for HTTP-Redirect. (SAML Bindings §3.4) */
    saml_sign_on_url: string | null
    /** The certificates that verify its signatures, as PEM: several while it changes its key. Their expiry counts for nothing; only who they are does. (SAML Core §5) */
    saml_certificates: string | null
    /** The kind of name for an account that is asked for. (SAML Core §8.3) */
    saml_name_id_format: "persistent" | "emailAddress" | "unspecified"
    /** The certificate of that key, as PEM, which our metadata tell. */
    saml_signing_certificate: string | null
    /** Let nobody in by a session that they still have there. (SAML Core §3.4.1) */
    saml_ask_again: boolean
    /** The claim that names an account there for ever. With `oidc` it is `sub`, whatever stands here; with `saml`, `sub` is the NameID. (OIDC Core §5.7) */
    subject_claim: string
    /** The claim that fills each attribute of a person. Attributes that are not named are filled by the claim of their name. */
    attributes: { [name: string]: string }
    /** Further addresses that describe the person: each answer is kept as the claim of its name. */
    claim_documents: {
      claim: string
      url: string
    }[]
    /** Roles by values of claims. They are given and taken at each sign-in; roles that no rule names stay as they are. */
    role_rules: {
      claim: string
      value: string
      role_id: string
    }[]
    /** Make a person at the first sign-in of an account. Off: only linked accounts sign in. */
    create_people: boolean
    /** Write the attributes anew at each sign-in. */
    update_people: boolean
    /** Believe it when it says that an address is verified. Only for servers that let nobody claim the address of another. */
    trust_email: boolean
    /** Believe that people signed in anew when an application asked for it, although the server does not tell when they did. Off: such a sign-in is refused. Servers that only speak OAuth 2.0 never tell it. (OIDC Core §2) */
    trust_sign_in_time: boolean
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type FederatedServerAnswer = {
    data: Schemas.FederatedServer
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** Another server whose accounts sign people in here. Identity providers name the servers that they offer. */
  export type FederatedServerChange = {
    /** The name on the button, such as Google. */
    name?: string
    /** Nobody signs in by a server that is not active. */
    active?: boolean | null
    /** Show a button. Off: people come to it by the domain of their address, or by the default of a client. */
    shown?: boolean | null
    /** Its authorization endpoint. (RFC 6749 §3.1) */
    authorization_endpoint?: string | null
    /** Its token endpoint. (RFC 6749 §3.2) */
    token_endpoint?: string | null
    /** The endpoint that describes the person of an access token. (OIDC Core §5.3) */
    userinfo_endpoint?: string | null
    /** The keys that verify its ID tokens. (RFC 7517 §5) */
    jwks_uri?: string | null
    /** The endpoint that ends sessions there. (OIDC RP-Initiated Logout §2) */
    end_session_endpoint?: string | null
    /** Our `client_id` there. (RFC 6749 §2.2) */
    client_id?: string | null
    /** Our secret there, or `{"ref": "name"}` for one in a secret file. (RFC 6749 §2.3.1) */
    client_secret?: string | {
      ref: string
    } | null
    /** The way in which this server authenticates there. (RFC 6749 §2.3) */
    client_auth_method?: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "none" | null
    /** The scopes that are asked for. */
    scopes?: string[] | null
    /** The character between scopes. If not set: a space. (RFC 6749 §3.3) */
    scope_separator?: string | null
    /** Further parameters of authorization requests. They override no standard one. */
    parameters?: {
      key: string
      value: string
      description?: string
    }[] | null
    /** Send a code challenge (S256). Off only for servers that refuse it. (RFC 7636 §4) */
    pkce?: boolean | null
    /** Responses must name their issuer. Switched on by discovery too. (RFC 9207 §2.4) */
    iss_parameter?: boolean | null
    /** People who sign out here are sent on to sign out there. (OIDC RP-Initiated Logout §2) */
    sign_out?: boolean | null
    /** Its entity ID, letter by letter, as its metadata tell it. (SAML Core §2.2.5) */
    saml_entity_id?: string | null
    /** Its single sign-on address for HTTP-Redirect. (SAML Bindings §3.4) */
    saml_sign_on_url?: string | null
    /** The certificates that verify its signatures, as PEM: several while it changes its key. Their expiry counts for nothing; only who they are does. (SAML Core §5) */
    saml_certificates?: string | null
    /** The kind of name for an account that is asked for. (SAML Core §8.3) */
    saml_name_id_format?: "persistent" | "emailAddress" | "unspecified" | null
    /** The RSA key, as PEM, that signs our requests, or `{"ref": "name"}` for one in a secret file. If not set: requests are not signed. (SAML Bindings §3.4.4.1) */
    saml_signing_key?: string | {
      ref: string
    } | null
    /** The certificate of that key, as PEM, which our metadata tell. */
    saml_signing_certificate?: string | null
    /** Let nobody in by a session that they still have there. (SAML Core §3.4.1) */
    saml_ask_again?: boolean | null
    /** The claim that names an account there for ever. With `oidc` it is `sub`, whatever stands here; with `saml`, `sub` is the NameID. (OIDC Core §5.7) */
    subject_claim?: string | null
    /** The claim that fills each attribute of a person. Attributes that are not named are filled by the claim of their name. */
    attributes?: { [name: string]: string } | null
    /** Further addresses that describe the person: each answer is kept as the claim of its name. */
    claim_documents?: {
      claim: string
      url: string
    }[] | null
    /** Roles by values of claims. They are given and taken at each sign-in; roles that no rule names stay as they are. */
    role_rules?: {
      claim: string
      value: string
      role_id: string
    }[] | null
    /** Make a person at the first sign-in of an account. Off: only linked accounts sign in. */
    create_people?: boolean | null
    /** Write the attributes anew at each sign-in. */
    update_people?: boolean | null
    /** Believe it when it says that an address is verified. Only for servers that let nobody claim the address of another. */
    trust_email?: boolean | null
    /** Believe that people signed in anew when an application asked for it, although the server does not tell when they did. Off: such a sign-in is refused. Servers that only speak OAuth 2.0 never tell it. (OIDC Core §2) */
    trust_sign_in_time?: boolean | null
  }
  /** Another server whose accounts sign people in here. Identity providers name the servers that they offer. */
  export type FederatedServerCreation = {
    /** The name on the button, such as Google. */
    name: string
    /** The ready server that fills in what is not sent. */
    preset?: string | null
    /** `oidc`: OpenID Connect, with verified ID tokens. `oauth2`: OAuth 2.0, whose userinfo endpoint describes the person. `saml`: SAML 2.0, with signed assertions. */
    protocol?: "oidc" | "oauth2" | "saml"
    /** Nobody signs in by a server that is not active. */
    active?: boolean
    /** Show a button. Off: people come to it by the domain of their address, or by the default of a client. */
    shown?: boolean
    /** Its issuer identifier, letter by letter. Endpoints that are absent are found by discovery. (OIDC Discovery §4.3) */
    issuer?: string | null
    /** Its authorization endpoint. (RFC 6749 §3.1) */
    authorization_endpoint?: string | null
    /** Its token endpoint. (RFC 6749 §3.2) */
    token_endpoint?: string | null
    /** The endpoint that describes the person of an access token. (OIDC Core §5.3) */
    userinfo_endpoint?: string | null
    /** The keys that verify its ID tokens. (RFC 7517 §5) */
    jwks_uri?: string | null
    /** The endpoint that ends sessions there. (OIDC RP-Initiated Logout §2) */
    end_session_endpoint?: string | null
    /** Our `client_id` there. (RFC 6749 §2.2) */
    client_id?: string | null
    /** Our secret there, or `{"ref": "name"}` for one in a secret file. (RFC 6749 §2.3.1) */
    client_secret?: string | {
      ref: string
    } | null
    /** The way in which this server authenticates there. (RFC 6749 §2.3) */
    client_auth_method?: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "none"
    /** The scopes that are asked for. */
    scopes?: string[]
    /** The character between scopes. If not set: a space. (RFC 6749 §3.3) */
    scope_separator?: string | null
    /** Further parameters of authorization requests. They override no standard one. */
    parameters?: {
      key: string
      value: string
      description?: string
    }[]
    /** Send a code challenge (S256). Off only for servers that refuse it. (RFC 7636 §4) */
    pkce?: boolean
    /** Responses must name their issuer. Switched on by discovery too. (RFC 9207 §2.4) */
    iss_parameter?: boolean
    /** People who sign out here are sent on to sign out there. (OIDC RP-Initiated Logout §2) */
    sign_out?: boolean
    /** Its entity ID, letter by letter, as its metadata tell it. (SAML Core §2.2.5) */
    saml_entity_id?: string | null
    /** Its single sign-on address for HTTP-Redirect. (SAML Bindings §3.4) */
    saml_sign_on_url?: string | null
    /** The certificates that verify its signatures, as PEM: several while it changes its key. Their expiry counts for nothing; only who they are does. (SAML Core §5) */
    saml_certificates?: string | null
    /** The kind of name for an account that is asked for. (SAML Core §8.3) */
    saml_name_id_format?: "persistent" | "emailAddress" | "unspecified"
    /** The RSA key, as PEM, that signs our requests, or `{"ref": "name"}` for one in a secret file. If not set: requests are not signed. (SAML Bindings §3.4.4.1) */
    saml_signing_key?: string | {
      ref: string
    } | null
    /** The certificate of that key, as PEM, which our metadata tell. */
    saml_signing_certificate?: string | null
    /** Let nobody in by a session that they still have there. (SAML Core §3.4.1) */
    saml_ask_again?: boolean
    /** The claim that names an account there for ever. With `oidc` it is `sub`, whatever stands here; with `saml`, `sub` is the NameID. (OIDC Core §5.7) */
    subject_claim?: string
    /** The claim that fills each attribute of a person. Attributes that are not named are filled by the claim of their name. */
    attributes?: { [name: string]: string }
    /** Further addresses that describe the person: each answer is kept as the claim of its name. */
    claim_documents?: {
      claim: string
      url: string
    }[]
    /** Roles by values of claims. They are given and taken at each sign-in; roles that no rule names stay as they are. */
    role_rules?: {
      claim: string
      value: string
      role_id: string
    }[]
    /** Make a person at the first sign-in of an account. Off: only linked accounts sign in. */
    create_people?: boolean
    /** Write the attributes anew at each sign-in. */
    update_people?: boolean
    /** Believe it when it says that an address is verified. Only for servers that let nobody claim the address of another. */
    trust_email?: boolean
    /** Believe that people signed in anew when an application asked for it, although the server does not tell when they did. Off: such a sign-in is refused. Servers that only speak OAuth 2.0 never tell it. (OIDC Core §2) */
    trust_sign_in_time?: boolean
  }
  export type Finding = {
    rule: "redirect_uri_wildcards" | "implicit_grant" | "password_grant" | "basic_grant" | "assertion_audience" | "assertion_ttl" | "claims_in_id_token" | "neither_pkce_nor_nonce" | "nonce_in_place_of_pkce" | "unproven_client" | "unproven_grant" | "hidden_actor" | "any_workload" | "unproven_refresh" | "unproven_revocation" | "unasked_consent_on_devices" | "long_access_tokens" | "long_codes" | "forgotten_sign_ins" | "bearer_tokens" | "shared_secret" | "unpushed_requests" | "plain_http" | "any_audience" | "nobody_answers"
    /** The section of the specification. */
    spec: string
    /** `mend`: weaker than the default. `strengthen`: it could be safer than the default. */
    severity: "mend" | "strengthen"
    weight: number
    sentence: string
    /** The fields that decide it. */
    fields: string[]
    /** A merge patch, where there is one. */
    fix: { [name: string]: unknown } | null
  }
  export type GalleryApplication = {
    client_id: string
    name: string
    description: string | null
    /** The organization that publishes it. */
    publisher: string | null
    labels: string[]
    client_uri: string | null
    policy_uri: string | null
    tos_uri: string | null
    /** It has access to my account: `/me/apps` says to what, and takes it back. */
    connected: boolean
  }
  /** One authorization: the root of a code, its tokens and their refreshes. */
  export type Grant = {
    /** Names the grant. */
    id: string
    /** The client it was given to. */
    client_id: string
    /** The person who gave it. */
    user_id: string | null
    /** The sign-in it was given in. */
    session_id: string | null
    /** The `sid` that its ID tokens carry. (OIDC Front-Channel Logout §3) */
    sid: string | null
    /** The granted scopes. */
    scope: string[]
    /** The APIs it was granted for. */
    audience: string[]
    /** The granted authorization details. (RFC 9396 §7) */
    authorization_details: {
      type: string
    }[] | null
    /** Carried into the ID token. (OIDC Core §2) */
    nonce: string | null
    /** Claims that were asked for one by one. (OIDC Core §5.5) */
    claims: {
      userinfo?: { [name: string]: {
        essential?: boolean
        value?: unknown
        values?: unknown[]
      } | null }
      id_token?: { [name: string]: {
        essential?: boolean
        value?: unknown
        values?: unknown[]
      } | null }
    } | null
    /** The context that the application was launched in. */
    launch: { [name: string]: unknown } | null
    /** Its tokens are agent tokens: they supply the data that is bound to it, and open no API. */
    agent: boolean | null
    /** When the person signed in. */
    auth_time: number | null
    /** How strongly. */
    acr: string | null
    /** The methods of the sign-in. (RFC 8176 §2) */
    amr: string[]
    /** When it was given. */
    created_at: number
    /** When all tokens that descend from it have expired. */
    expires_at: number
    /** When it was revoked. */
    revoked_at: number | null
    username?: string | null
    client_name?: string | null
  }
  export type GrantAnswer = {
    data: Schemas.Grant
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** People who hold roles and scopes together. A group may stand in another; its members then have what both give. */
  export type Group = {
    /** The identifier of the group; it never changes. */
    id: string
    /** The display name, also a value in the `groups` claim. */
    name: string
    /** The people it is meant for. */
    description: string | null
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id: string | null
    /** The group that it stands in: its members are members of that one too. At most eight stand inside one another. */
    parent_id: string | null
    /** Roles that its members hold, by id. */
    roles: (string | {
      id: string
    })[]
    /** Private scopes that its members hold besides those of its roles, by name. */
    scopes: string[]
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers: string[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The number of its own members, without those of groups that stand in it. */
    members?: number
  }
  export type GroupAnswer = {
    data: Schemas.Group
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** People who hold roles and scopes together. A group may stand in another; its members then have what both give. */
  export type GroupChange = {
    /** The display name, also a value in the `groups` claim. */
    name?: string
    /** The people it is meant for. */
    description?: string | null
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id?: string | null
    /** The group that it stands in: its members are members of that one too. At most eight stand inside one another. */
    parent_id?: string | null
    /** Roles that its members hold, by id. */
    roles?: (string | {
      id: string
    })[] | null
    /** Private scopes that its members hold besides those of its roles, by name. */
    scopes?: string[] | null
  }
  /** People who hold roles and scopes together. A group may stand in another; its members then have what both give. */
  export type GroupCreation = {
    /** The display name, also a value in the `groups` claim. */
    name: string
    /** The people it is meant for. */
    description?: string | null
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id?: string | null
    /** The group that it stands in: its members are members of that one too. At most eight stand inside one another. */
    parent_id?: string | null
    /** Roles that its members hold, by id. */
    roles?: (string | {
      id: string
    })[]
    /** Private scopes that its members hold besides those of its roles, by name. */
    scopes?: string[]
  }
  /** One person in one group. */
  export type GroupMember = {
    /** Group and person: a person is a member at most once. */
    id: string
    /** The group. */
    group_id: string
    /** The person. */
    user_id: string
    /** Since when. */
    created_at: number
    username?: string | null
    name?: string | null
  }
  export type GroupMemberAnswer = {
    data: Schemas.GroupMember
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** One person in one group. */
  export type GroupMemberCreation = {
    /** The person. */
    user_id: string
  }
  /** The way people sign in: the pages they see, and the backend that knows them. */
  export type IdentityProvider = {
    /** The identifier of the identity provider; it never changes. */
    id: string
    /** The display name. */
    name: string
    /** The store of people it asks. If not set at creation: the default backend. */
    backend_id: string | null
    /** Serves clients that name none. */
    is_default: boolean
    /** Let people sign in by the password of their backend. Off: by federated servers or by mail only. */
    password_sign_in: boolean
    /** Let people sign in by a code or a link that is mailed to the address they proved. It is one factor, and good in the browser that asked. */
    email_sign_in: "off" | "code" | "link" | "code_and_link"
    /** The other servers whose accounts sign people in, by id, in the order of their buttons. */
    federated_servers: (string | {
      id: string
    })[]
    /** Ask a person who is signed in whether to continue with that session. */
    choose_session: boolean
    /** Let people sign up. */
    registrable: boolean
    /** Let people in only once they proved, by a link in a letter, that they read the mail of their address. */
    confirmable: boolean
    /** Mail people who forgot their password a link to a new one, where there is a mail server. */
    reset_password: boolean
    /** Let people add authenticator apps as a second factor. (RFC 6238 §4) */
    totp: boolean
    /** Let people add passkeys, and sign in with them. (WebAuthn §1.2) */
    passkeys: boolean
    /** Let people add codes by mail as a second factor. It is the weakest one: whoever reads the mail can often set a new password too. */
    email_codes: boolean
    /** `required`: people who sign in here show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor: "optional" | "required"
    /** How long people may put off adding a second factor, from the first time that one is demanded of them. 0: not at all. */
    second_factor_grace_ttl: number
    /** How long people may choose not to be asked for the second factor again in a browser. 0: they cannot. */
    remember_device_ttl: number
    /** The PIN or fingerprint that a passkey after the password asks for. A passkey in place of the password always asks for one. (WebAuthn §5.8.6) */
    user_verification: "required" | "preferred" | "discouraged"
    /** Let people edit their profile. */
    user_editable: boolean
    /** The credentials that people may sign in with. If not set: none. (OID4VP 1.0 §3) */
    verifier_id: string | null
    /** Let people delete their account. */
    destroyable: boolean
    /** Ask people for consent. */
    consentable: boolean
    /** The name that the pages show as their owner. If not set: that of the tenant. */
    brand_name: string | null
    /** The words after the title of each page in the browser's tab. If not set: the name above. */
    page_title: string | null
    /** The logo at the head of the pages: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. */
    logo_uri: string | null
    /** A picture behind the pages, of at most 512 KiB, of which the server keeps a copy. */
    background_uri: string | null
    /** The colour of buttons; links take it as far as they stay readable. It stands out from the card by 3:1 at least. (WCAG 2.2 §1.4.11) */
    accent_color: string | null
    /** The same in dark mode. If not set: the accent colour, made as bright as it must be. */
    accent_color_dark: string | null
    /** The colour behind the card. Text on it reaches 4.5:1 at least. (WCAG 2.2 §1.4.3) */
    background_color: string | null
    /** The same in dark mode. */
    background_color_dark: string | null
    /** The colour of the card with the forms. Text on it reaches 4.5:1 at least. (WCAG 2.2 §1.4.3) */
    card_color: string | null
    /** The same in dark mode. */
    card_color_dark: string | null
    /** How round buttons and inputs are, in pixels. Cards are rounder in proportion. */
    corner_radius: number | null
    /** Words of the pages in place of ours: language → name of the text → text, such as `{"en": {"signIn": "Log in"}}`. `GET /api/page-texts` lists the names. */
    texts: { [name: string]: { [name: string]: string } } | null
    /** Where people find help: a link at the foot of the pages. */
    help_uri: string | null
    /** The privacy policy at the foot of the pages, where the application has none of its own. */
    policy_uri: string | null
    /** The terms of service at the foot of the pages, where the application has none of its own. */
    tos_uri: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type IdentityProviderAnswer = {
    data: Schemas.IdentityProvider
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** The way people sign in: the pages they see, and the backend that knows them. */
  export type IdentityProviderChange = {
    /** The display name. */
    name?: string
    /** The store of people it asks. If not set at creation: the default backend. */
    backend_id?: string | null
    /** Serves clients that name none. */
    is_default?: boolean | null
    /** Let people sign in by the password of their backend. Off: by federated servers or by mail only. */
    password_sign_in?: boolean | null
    /** Let people sign in by a code or a link that is mailed to the address they proved. It is one factor, and good in the browser that asked. */
    email_sign_in?: "off" | "code" | "link" | "code_and_link" | null
    /** The other servers whose accounts sign people in, by id, in the order of their buttons. */
    federated_servers?: (string | {
      id: string
    })[] | null
    /** Ask a person who is signed in whether to continue with that session. */
    choose_session?: boolean | null
    /** Let people sign up. */
    registrable?: boolean | null
    /** Let people in only once they proved, by a link in a letter, that they read the mail of their address. */
    confirmable?: boolean | null
    /** Mail people who forgot their password a link to a new one, where there is a mail server. */
    reset_password?: boolean | null
    /** Let people add authenticator apps as a second factor. (RFC 6238 §4) */
    totp?: boolean | null
    /** Let people add passkeys, and sign in with them. (WebAuthn §1.2) */
    passkeys?: boolean | null
    /** Let people add codes by mail as a second factor. It is the weakest one: whoever reads the mail can often set a new password too. */
    email_codes?: boolean | null
    /** `required`: people who sign in here show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required" | null
    /** How long people may put off adding a second factor, from the first time that one is demanded of them. 0: not at all. */
    second_factor_grace_ttl?: number | null
    /** How long people may choose not to be asked for the second factor again in a browser. 0: they cannot. */
    remember_device_ttl?: number | null
    /** The PIN or fingerprint that a passkey after the password asks for. A passkey in place of the password always asks for one. (WebAuthn §5.8.6) */
    user_verification?: "required" | "preferred" | "discouraged" | null
    /** Let people edit their profile. */
    user_editable?: boolean | null
    /** The credentials that people may sign in with. If not set: none. (OID4VP 1.0 §3) */
    verifier_id?: string | null
    /** Let people delete their account. */
    destroyable?: boolean | null
    /** Ask people for consent. */
    consentable?: boolean | null
    /** The name that the pages show as their owner. If not set: that of the tenant. */
    brand_name?: string | null
    /** The words after the title of each page in the browser's tab. If not set: the name above. */
    page_title?: string | null
    /** The logo at the head of the pages: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. */
    logo_uri?: string | null
    /** A picture behind the pages, of at most 512 KiB, of which the server keeps a copy. */
    background_uri?: string | null
    /** The colour of buttons; links take it as far as they stay readable. It stands out from the card by 3:1 at least. (WCAG 2.2 §1.4.11) */
    accent_color?: string | null
    /** The same in dark mode. If not set: the accent colour, made as bright as it must be. */
    accent_color_dark?: string | null
    /** The colour behind the card. Text on it reaches 4.5:1 at least. (WCAG 2.2 §1.4.3) */
    background_color?: string | null
    /** The same in dark mode. */
    background_color_dark?: string | null
    /** The colour of the card with the forms. Text on it reaches 4.5:1 at least. (WCAG 2.2 §1.4.3) */
    card_color?: string | null
    /** The same in dark mode. */
    card_color_dark?: string | null
    /** How round buttons and inputs are, in pixels. Cards are rounder in proportion. */
    corner_radius?: number | null
    /** Words of the pages in place of ours: language → name of the text → text, such as `{"en": {"signIn": "Log in"}}`. `GET /api/page-texts` lists the names. */
    texts?: { [name: string]: { [name: string]: string } } | null
    /** Where people find help: a link at the foot of the pages. */
    help_uri?: string | null
    /** The privacy policy at the foot of the pages, where the application has none of its own. */
    policy_uri?: string | null
    /** The terms of service at the foot of the pages, where the application has none of its own. */
    tos_uri?: string | null
  }
  /** The way people sign in: the pages they see, and the backend that knows them. */
  export type IdentityProviderCreation = {
    /** The display name. */
    name: string
    /** The store of people it asks. If not set at creation: the default backend. */
    backend_id?: string | null
    /** Serves clients that name none. */
    is_default?: boolean
    /** Let people sign in by the password of their backend. Off: by federated servers or by mail only. */
    password_sign_in?: boolean
    /** Let people sign in by a code or a link that is mailed to the address they proved. It is one factor, and good in the browser that asked. */
    email_sign_in?: "off" | "code" | "link" | "code_and_link"
    /** The other servers whose accounts sign people in, by id, in the order of their buttons. */
    federated_servers?: (string | {
      id: string
    })[]
    /** Ask a person who is signed in whether to continue with that session. */
    choose_session?: boolean
    /** Let people sign up. */
    registrable?: boolean
    /** Let people in only once they proved, by a link in a letter, that they read the mail of their address. */
    confirmable?: boolean
    /** Mail people who forgot their password a link to a new one, where there is a mail server. */
    reset_password?: boolean
    /** Let people add authenticator apps as a second factor. (RFC 6238 §4) */
    totp?: boolean
    /** Let people add passkeys, and sign in with them. (WebAuthn §1.2) */
    passkeys?: boolean
    /** Let people add codes by mail as a second factor. It is the weakest one: whoever reads the mail can often set a new password too. */
    email_codes?: boolean
    /** `required`: people who sign in here show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required"
    /** How long people may put off adding a second factor, from the first time that one is demanded of them. 0: not at all. */
    second_factor_grace_ttl?: number
    /** How long people may choose not to be asked for the second factor again in a browser. 0: they cannot. */
    remember_device_ttl?: number
    /** The PIN or fingerprint that a passkey after the password asks for. A passkey in place of the password always asks for one. (WebAuthn §5.8.6) */
    user_verification?: "required" | "preferred" | "discouraged"
    /** Let people edit their profile. */
    user_editable?: boolean
    /** The credentials that people may sign in with. If not set: none. (OID4VP 1.0 §3) */
    verifier_id?: string | null
    /** Let people delete their account. */
    destroyable?: boolean
    /** Ask people for consent. */
    consentable?: boolean
    /** The name that the pages show as their owner. If not set: that of the tenant. */
    brand_name?: string | null
    /** The words after the title of each page in the browser's tab. If not set: the name above. */
    page_title?: string | null
    /** The logo at the head of the pages: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. */
    logo_uri?: string | null
    /** A picture behind the pages, of at most 512 KiB, of which the server keeps a copy. */
    background_uri?: string | null
    /** The colour of buttons; links take it as far as they stay readable. It stands out from the card by 3:1 at least. (WCAG 2.2 §1.4.11) */
    accent_color?: string | null
    /** The same in dark mode. If not set: the accent colour, made as bright as it must be. */
    accent_color_dark?: string | null
    /** The colour behind the card. Text on it reaches 4.5:1 at least. (WCAG 2.2 §1.4.3) */
    background_color?: string | null
    /** The same in dark mode. */
    background_color_dark?: string | null
    /** The colour of the card with the forms. Text on it reaches 4.5:1 at least. (WCAG 2.2 §1.4.3) */
    card_color?: string | null
    /** The same in dark mode. */
    card_color_dark?: string | null
    /** How round buttons and inputs are, in pixels. Cards are rounder in proportion. */
    corner_radius?: number | null
    /** Words of the pages in place of ours: language → name of the text → text, such as `{"en": {"signIn": "Log in"}}`. `GET /api/page-texts` lists the names. */
    texts?: { [name: string]: { [name: string]: string } } | null
    /** Where people find help: a link at the foot of the pages. */
    help_uri?: string | null
    /** The privacy policy at the foot of the pages, where the application has none of its own. */
    policy_uri?: string | null
    /** The terms of service at the foot of the pages, where the application has none of its own. */
    tos_uri?: string | null
  }
  /** A token that lets a program register clients, so many or until some day. It is shown once. */
  export type InitialAccessToken = {
    /** Names the token. */
    id: string
    /** The program or team that has it. */
    name: string
    /** How many clients may still be registered with it. If not set: any number. */
    uses_left: number | null
    /** When it expires. If not set: never. */
    expires_at: number | null
    /** When a client was last registered with it. */
    last_used_at: number | null
    /** The actor who made it. */
    created_by: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The token: in the answer that made it, and never again. */
    token?: string
  }
  export type InitialAccessTokenAnswer = {
    data: Schemas.InitialAccessToken
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A token that lets a program register clients, so many or until some day. It is shown once. */
  export type InitialAccessTokenChange = {
    /** The program or team that has it. */
    name?: string
    /** How many clients may still be registered with it. If not set: any number. */
    uses_left?: number | null
    /** When it expires. If not set: never. */
    expires_at?: number | null
  }
  /** A token that lets a program register clients, so many or until some day. It is shown once. */
  export type InitialAccessTokenCreation = {
    /** The program or team that has it. */
    name: string
    /** How many clients may still be registered with it. If not set: any number. */
    uses_left?: number | null
    /** When it expires. If not set: never. */
    expires_at?: number | null
  }
  /** An invitation into an organization, which the invited person accepts or leaves. */
  export type Invitation = {
    /** Names the invitation; it begins with its expiry. */
    id: string
    /** The organization. */
    organization_id: string
    /** The e-mail address or username of the invited person, compared without regard to case. The API does not tell whether such a person exists. */
    invitee: string
    /** The role of the person in the organization after acceptance. */
    role: "member" | "admin"
    /** When the invitation was made. */
    created_at: number
    /** When it expires, in milliseconds since 1970. */
    expires_at: number
  }
  export type InvitationAnswer = {
    data: Schemas.Invitation
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An invitation into an organization, which the invited person accepts or leaves. */
  export type InvitationCreation = {
    /** The organization. */
    organization_id: string
    /** The e-mail address or username of the invited person, compared without regard to case. The API does not tell whether such a person exists. */
    invitee: string
    /** The role of the person in the organization after acceptance. */
    role?: "member" | "admin"
  }
  /** A credential that was issued to a wallet, and its status. Its claims are not kept. */
  export type IssuedCredential = {
    /** Names the credential here; the credential itself does not carry it. */
    id: string
    /** The kind of credential. */
    configuration_id: string
    /** The version of that kind it was made by. */
    configuration_version: number
    /** Its format. */
    format: string
    /** The client that it was issued through. */
    client_id: string
    /** The person whom it is about. */
    user_id: string
    /** The name of that person at the time. */
    holder_name: string
    /** The permission by which it was fetched. */
    grant_id: string | null
    /** The SHA-256 thumbprint of the key that it is bound to. (RFC 7638 §3) */
    key_thumbprint: string | null
    /** The attributes of the person that it tells; with one of them it is suspended or revoked. */
    attributes: string[]
    /** `suspended` can be undone, `revoked` cannot. (draft-ietf-oauth-status-list §7.1) */
    status: "valid" | "revoked" | "suspended"
    /** Why it was suspended or revoked. */
    status_reason: string | null
    /** The cause of the status: an `administrator`, or an `attribute` of the person that was suspended or revoked. */
    status_by: "administrator" | "attribute" | null
    /** The list that tells its status. */
    status_list_id: string | null
    /** Its place in the list. */
    status_index: number | null
    /** The last report of its wallet. (OID4VCI 1.0 §11.1) */
    wallet_event: "credential_accepted" | "credential_failure" | "credential_deleted" | null
    /** Grows with every change; sent as the ETag. */
    version: number
    /** When it was issued. */
    issued_at: number
    /** When it expires, in milliseconds since 1970. */
    expires_at: number
    /** When its status changed last. */
    updated_at: number | null
    /** The identifier of its configuration. */
    configuration_name?: string | null
  }
  export type IssuedCredentialAnswer = {
    data: Schemas.IssuedCredential
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** Work that is done later, at least once, by whichever node is free. */
  export type Job = {
    /** Names the job. A standing job has the same id for ever. */
    id: string
    /** The kind of work. */
    kind: string
    /** The tenant it is done for; empty where it concerns all. */
    tenant_id: string | null
    /** The input of the work. It holds no secret. */
    payload: { [name: string]: unknown }
    /** `waiting` until it is due; `running` on a node; `idle`: a standing job with nothing to do; `failed`: given up after the last attempt. */
    state: "waiting" | "running" | "idle" | "failed"
    /** When it is due next. */
    due_at: number
    /** When it is due again, because it was requested while it was running. */
    rerun_at: number | null
    /** How often it was tried since it last succeeded. */
    attempts: number
    /** When another node may take the job over, unless its node renews the lease. */
    leased_until: number | null
    /** The node that runs it, or ran it last. */
    node: string | null
    /** Why the last attempt failed. */
    last_error: string | null
    /** When it was made. */
    created_at: number
    /** When it last changed its state. */
    updated_at: number
  }
  export type JobAnswer = {
    data: Schemas.Job
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** One attempt at a job, kept for a week. */
  export type JobAttempt = {
    /** Its expiry and a random part. */
    id: string
    /** The job. */
    job_id: string
    /** The kind of work. */
    kind: string
    /** The tenant it was done for. */
    tenant_id: string | null
    /** Counts the attempts at this job. */
    number: number
    /** `done`, or `failed`. */
    outcome: "done" | "failed"
    /** The error of a failure, or a remark of the work. */
    detail: string | null
    /** How long it took, in milliseconds. */
    duration: number
    /** The node that tried. */
    node: string
    /** When it ended. */
    at: number
    /** When the record is removed. */
    expires_at: number
  }
  export type JobAttemptAnswer = {
    data: Schemas.JobAttempt
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type JobStats = {
    since: number
    states: {
      waiting: number
      running: number
      idle: number
      failed: number
    }
    hours: {
      hour_at: number
      done: number
      failed: number
    }[]
    /** All attempts were counted. */
    complete: boolean
  }
  export type JobStatsAnswer = {
    data: Schemas.JobStats
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type JudgedProfile = {
    name: "oauth_2_1" | "fapi2_security" | "fapi2_signed_requests" | "fapi2_signed_responses" | "fapi2_signed_introspection" | "fapi_ciba" | "mcp_2026_07_28" | "browser_app" | "haip"
    title: string
    /** How the client is held to it; `none`: it is not. */
    mode: "none" | "advisory" | "enforced_for_new" | "enforced"
    rules: Schemas.JudgedRule[]
  }
  export type JudgedRule = {
    rule: string
    /** The section that demands it. */
    spec: string
    /** The demand. */
    sentence: string
    /** The fields that decide it; none where only requests can break it. */
    fields: string[]
    /** The registration of the client breaks it. */
    broken: boolean
    /** A merge patch for the client, where there is one. */
    fix: { [name: string]: unknown } | null
  }
  /** A key pair for signing, or for the decryption of messages to this server. The private key never leaves the server. */
  export type KeyPair = {
    /** Its `kid`: the RFC 7638 thumbprint of the public key. (RFC 7638 §3) */
    id: string
    /** The display name. */
    name: string | null
    /** The kind of key. */
    type: "RSA-2048" | "RSA-3072" | "RSA-4096" | "P-256" | "P-384" | "P-521" | "Ed25519" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    /** `sig`: it signs. `enc`: others encrypt to it, and it never signs. (RFC 7517 §4.2) */
    use: "sig" | "enc"
    /** The algorithm, unless a client asks for another one that fits the key. */
    alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The client it belongs to; empty where it belongs to the tenant. */
    client_id: string | null
    /** It signs for every client without a key of its own that uses its algorithm. */
    is_default: boolean
    /** Active: signs from `signs_at` on. Retiring: signs until its successor does, and is published until the tokens it signed have expired. Retired: not published. */
    state: "active" | "retiring" | "retired"
    /** When it begins to sign. Until then it is only published, and the key that it replaces continues. */
    signs_at: number | null
    /** When a retiring key leaves the published JWK set. */
    retires_at: number | null
    /** The key that replaced it. */
    successor_id: string | null
    /** The public key, as PEM. */
    public_key: string
    /** The public key, as a JWK. (RFC 7517 §4) */
    public_jwk: { [name: string]: unknown }
    /** When it first signed. */
    first_used_at: number | null
    /** When it last signed. */
    last_used_at: number | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type KeyPairAnswer = {
    data: Schemas.KeyPair
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A key pair for signing, or for the decryption of messages to this server. The private key never leaves the server. */
  export type KeyPairChange = {
    /** The display name. */
    name?: string | null
    /** It signs for every client without a key of its own that uses its algorithm. */
    is_default?: boolean | null
  }
  /** A key pair for signing, or for the decryption of messages to this server. The private key never leaves the server. */
  export type KeyPairCreation = {
    /** The display name. */
    name?: string | null
    /** The kind of key. */
    type?: "RSA-2048" | "RSA-3072" | "RSA-4096" | "P-256" | "P-384" | "P-521" | "Ed25519" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    /** `sig`: it signs. `enc`: others encrypt to it, and it never signs. (RFC 7517 §4.2) */
    use?: "sig" | "enc"
    /** The algorithm, unless a client asks for another one that fits the key. */
    alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** It signs for every client without a key of its own that uses its algorithm. */
    is_default?: boolean
  }
  export type Launch = {
    /** Sent as `launch` in the authorization request; a rehearsal leaves it out. */
    token?: string
    expires_at: number
    /** The address that opens the application; null without `initiate_login_uri`, and left out by a rehearsal. */
    launch_url?: string | null
  }
  export type LaunchAnswer = {
    data: Schemas.Launch
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An account at a federated server that signs a person in. */
  export type LinkedAccount = {
    /** The identifier of the link. */
    id: string
    /** The person. */
    user_id: string
    /** The federated server. */
    federated_server_id: string
    /** The account, as the server names it. (OIDC Core §5.7) */
    subject: string
    /** The address or name of the account there, for people. */
    label: string | null
    /** When the account was linked. */
    created_at: number
    /** When it last signed the person in. */
    last_used_at: number | null
  }
  export type LinkedAccountAnswer = {
    data: Schemas.LinkedAccount
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An API that accepts our tokens, and its name in `resource` and `aud`. */
  export type ListedApi = {
    /** Names the API for ever. */
    id: string
    /** The absolute URI that clients send as `resource` and tokens carry as `aud`. (RFC 8707 §2) */
    identifier?: string
    /** Shown to people. */
    name?: string
    /** The purpose of the API. */
    description?: string | null
    /** No tokens are issued for an API that is not active. */
    active?: boolean
    /** The clients that may ask for tokens for it: `anyone`; `reviewed`: those made by an administrator or approved by a reviewer; `listed`: those in `clients`, or with it in their `authorized_resources`. */
    open_to?: "anyone" | "reviewed" | "listed"
    /** The clients that may ask for tokens for it, where it is open to listed ones only. */
    clients?: (string | {
      id: string
    })[]
    /** The names of its scopes. Tokens for it carry no others. */
    scopes?: string[]
    /** The format of tokens for it. If not set: that of the client. */
    access_token_format?: "opaque" | "jwt" | null
    /** The `typ` of JWT access tokens for it. `JWT` is for resource servers that refuse `at+jwt`, as those of Spring Security do by default. (RFC 9068 §2.1) */
    access_token_typ?: "at+jwt" | "JWT"
    /** The longest life of tokens for it. If not set: that of the client. */
    access_token_ttl?: number | null
    /** The oldest sign-in of a person with which a token for it is issued: an older one is made again. If not set: any. (RFC 9470 §4) */
    max_age?: number | null
    /** The strengths of sign-in of which a person must have one before a token for it is issued. None: any. (RFC 9470 §4) */
    acr_values?: string[]
    /** The client with which the API introspects tokens. */
    client_id?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedApiPage = {
    data: Schemas.ListedApi[]
    page: Schemas.Page
  }
  /** A rule about identity assertions: people, client, API and scopes for which one is issued or accepted. */
  export type ListedAssertionRule = {
    /** The identifier of the rule; it never changes. */
    id: string
    /** The display name. */
    name?: string
    /** A rule that is not active has no effect. */
    active?: boolean
    /** `issue`: this server issues such assertions to the client, for another server. `accept`: it accepts those of another issuer from the client. */
    direction?: "issue" | "accept"
    /** The client that asks. */
    client_id?: string
    /** The other side, as its issuer identifier: the server that the assertion is for, or the trusted issuer that it comes from. */
    party?: string
    /** `id_jag`: an identity assertion, for a sign-in to the client itself. `jwt`: an authorization grant for whoever a token speaks for that the client may exchange, so that an API can call an API of the other server for the same person. (draft-ietf-oauth-identity-chaining §2.3) */
    assertion_type?: "id_jag" | "jwt"
    /** The `client_id` of the client at the other server. If not set: the same as here. */
    party_client_id?: string | null
    /** The groups of people that it concerns, of which a person is in one. None: everybody. */
    groups?: string[]
    /** The APIs that an assertion may name. None: it names none. */
    resources?: string[]
    /** The scopes that an issued assertion may carry, or that an accepted one may be exchanged for. */
    scopes?: string[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedAssertionRulePage = {
    data: Schemas.ListedAssertionRule[]
    page: Schemas.Page
  }
  /** A recorded action: actor, target and time. */
  export type ListedAuditEvent = {
    /** Names the event. */
    id: string
    /** Its number in the tenant, without gaps, so that a reader can go on after the last one it saw. 0: not numbered yet. */
    sequence?: number
    /** When. */
    at?: number
    /** The action, e.g. `client.updated`, `user.signed_in`. */
    action?: string
    /** `done`, or `refused`. */
    outcome?: "done" | "refused"
    /** The kind of actor. */
    actor_type?: "user" | "client" | "system"
    /** The actor. */
    actor_id?: string | null
    /** The client through which, or about which, it was done. */
    client_id?: string | null
    /** The kind of row that was acted on. */
    target_type?: string | null
    /** The row that was acted on. */
    target_id?: string | null
    /** The name of the row at that time. */
    target_name?: string | null
    /** Field → value before and after. A secret field is named without values. */
    changes?: { [name: string]: {
      before?: unknown
      after?: unknown
    } }
    /** The reason, where the actor gave one or the server knows it. */
    reason?: string | null
    /** The network address it came from. */
    address?: string | null
    /** The request that did it. */
    request_id?: string | null
  }
  export type ListedAuditEventPage = {
    data: Schemas.ListedAuditEvent[]
    page: Schemas.Page
  }
  /** A type of authorization details that clients can request, with its schema and its words. */
  export type ListedAuthorizationDetailType = {
    /** The identifier of the row; it never changes. */
    id: string
    /** The value of `type` in a request: a name, or a URI that its owner controls. (RFC 9396 §2.1) */
    type?: string
    /** A heading for people on the consent page: `Payment`. */
    name?: string
    /** The sentence that people agree to. Names in braces stand for members of the detail: `Pay {amount.value} {amount.currency} to {creditor}`. (RFC 9396 §12) */
    sentence?: string
    /** A description for administrators. */
    description?: string | null
    /** A JSON Schema that each detail of this type must satisfy. (RFC 9396 §5) */
    schema?: { [name: string]: unknown }
    /** The API that the type belongs to, by its identifier. Tokens for other APIs do not carry the detail. If not set: any API. */
    resource?: string | null
    /** A type that is not active cannot be requested. */
    active?: boolean
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedAuthorizationDetailTypePage = {
    data: Schemas.ListedAuthorizationDetailType[]
    page: Schemas.Page
  }
  /** A store of people. */
  export type ListedBackend = {
    /** The identifier of the backend; it never changes. */
    id: string
    /** The display name. */
    name?: string
    /** Where passwords are checked: `internal` here, `ldap` by a directory such as OpenLDAP or Active Directory. */
    type?: "internal" | "ldap"
    /** New people are put here unless another backend is named. Exactly one backend is the default: make another one the default to unset it. */
    is_default?: boolean
    /** Make an organization for each new person. */
    create_default_organization?: boolean
    /** Roles that all its people hold, by id. */
    roles?: (string | {
      id: string
    })[]
    /** Further attributes of its people, each released when all its scopes were granted. */
    metadata_fields?: {
      attribute_name: string
      user_editable?: boolean
      scopes?: string[]
      default_value?: unknown
    }[]
    /** How hard to guess a new password must be, from 1 to 4 as zxcvbn judges it; 3 withstands attacks on a stolen list. 0: it is not judged. (NIST SP 800-63B §5.1.1.2) */
    password_min_strength?: number
    /** The mail server that letters to its people go by. If not set: the default of the tenant, or else that of the operator. */
    mail_server_id?: string | null
    /** The kind of directory that fills in what is not sent: `active-directory`, `freeipa` or `openldap`. If not set: nothing is filled in. */
    preset?: "active-directory" | "freeipa" | "openldap" | null
    /** The name of the directory server. It must have a public address, unless the operator allows its private one. */
    ldap_host?: string | null
    /** Its port. If not set: 636 with `tls`, else 389. */
    ldap_port?: number | null
    /** `tls`: TLS from the start. `starttls`: StartTLS is demanded. `clear`: without, to a host that the operator allows only. (RFC 4511 §4.14) */
    ldap_security?: "tls" | "starttls" | "clear"
    /** The authorities that its certificate is checked against, as PEM. If not set: the public ones. */
    ldap_authorities?: string | null
    /** The account that searches for people. (RFC 4513 §5.1.3) */
    ldap_bind_dn?: string | null
    /** The most connections of one node. */
    ldap_pool_size?: number
    /** How long the directory may take for one answer. */
    ldap_timeout?: number
    /** The entry below which people are searched for. */
    ldap_base_dn?: string | null
    /** The attribute that holds the name that people type: `uid`, or `sAMAccountName` in Active Directory. */
    ldap_user_attribute?: string
    /** Further attributes whose value people may type in its place: `userPrincipalName` or `mail`. */
    ldap_further_attributes?: string[]
    /** Find no account that Active Directory disabled (`userAccountControl`): not even its right password is tried. */
    ldap_skip_disabled?: boolean
    /** The object class of people. If not set: any. */
    ldap_user_class?: string | null
    /** The attribute that names an entry for ever: `entryUUID`, or `objectGUID` in Active Directory. A name that is given to somebody else opens nothing of its former holder. (RFC 4530) */
    ldap_id_attribute?: string
    /** The attribute of the entry that fills each attribute of a person. */
    ldap_attributes?: { [name: string]: string }
    /** Take the addresses of the directory for verified. */
    ldap_trust_email?: boolean
    /** Where the groups of a person are found: in `memberOf` of the entry; by searching for groups that hold it, and those that hold these; or by the matching rule of Active Directory, nested ones too. */
    ldap_groups?: "none" | "member_of" | "search" | "active_directory"
    /** The entry below which groups are searched for. If not set: that of people. */
    ldap_group_base_dn?: string | null
    /** The attribute of a group that holds its members. */
    ldap_group_attribute?: string
    /** Roles by values of attributes; `groups` has the distinguished names of the groups, in lower case. They are given and taken at each sign-in. */
    ldap_role_rules?: {
      claim: string
      value: string
      role_id: string
    }[]
    /** Make a person of an entry at its first sign-in. Off: only people who were made here before sign in. */
    create_people?: boolean
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers?: string[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The features that identity providers may switch on with it. */
    features?: ("authenticable" | "registrable" | "user_editable" | "consentable")[]
  }
  export type ListedBackendPage = {
    data: Schemas.ListedBackend[]
    page: Schemas.Page
  }
  /** An application that asks this server for tokens. */
  export type ListedClient = {
    /** The client_id. Made by the server unless given. (RFC 6749 §2.2) */
    id: string
    /** Shown to people when they sign in and consent. (RFC 7591 §2) */
    name?: string
    /** A description for its administrators. */
    description?: string | null
    /** A client that is not active gets no tokens, and its tokens are refused. */
    active?: boolean
    /** Why the client is switched off: its developer reads it. It goes when the client is switched on again. */
    disabled_reason?: string | null
    /** The stage of a developer's application on its way to people. */
    stage?: "draft" | "in_review" | "live" | "declined" | "disabled"
    /** The kind of application, chosen when it was made. */
    kind?: "web" | "spa" | "native" | "machine" | "device" | "mcp" | "wallet" | "other"
    /** The namespace that groups the client with others, for people. */
    namespace?: string | null
    /** The owner of the client. The id of a user: they manage it as an application of their own. Any other text is for people to read. */
    owner?: string | null
    /** The organization that owns it; the administrators of the organization manage it. */
    organization_id?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. (RFC 7591 §2) */
    contacts?: string[]
    /** Words by which clients are found (`?label=`), and by which policies group them (`client.labels`). */
    labels?: string[]
    /** The address at which its sign-in begins when it is launched from elsewhere, with `iss` and `launch`. (OIDC Core §4) */
    initiate_login_uri?: string | null
    /** People find it in the gallery of their account, and open it from there once it is live. It needs `initiate_login_uri`. */
    in_gallery?: boolean
    /** The identity provider where its people sign in. If not set: the default one of the tenant. */
    identity_provider?: {
      id: string
      name?: string
    } | null
    /** The federated server to which its people are sent at once, where its identity provider offers it. They can go back and choose another way. */
    default_federated_server?: string | null
    /** Your own data about it; the server does not read them. */
    metadata?: { [name: string]: unknown }
    /** A short name for addresses and programs, unique in the tenant: lower-case words with underscores between them. */
    slug?: string | null
    /** The name under which the client is registered for other tenants, unique on the whole server, of 6 to 20 characters. If not set: only its own tenant knows the client. */
    registered_name?: string | null
    /** The parameters that the application needs, for an administrator to fill in: `name`, `type`, and `label`, `description`, `group`, `required`, `many`, `choices`. */
    parameters?: ({
      name: string
      type: "text" | "number" | "flag" | "choice" | "url" | "outbound_connection" | "outbound_authorization" | "remote_client"
      label?: string
      description?: string
      group?: string
      required?: boolean
      many?: boolean
      choices?: string[]
    })[]
    /** The values of the parameters, by their names. The application reads them at `/me/parameters`. No place for secrets: refer to a connection. */
    parameter_values?: { [name: string]: unknown }
    /** Demand client authentication at every token request. (RFC 6749 §2.1) */
    confidential?: boolean
    /** The methods by which it may authenticate. (RFC 7591 §2) */
    token_endpoint_auth_methods?: ("client_secret_basic" | "client_secret_post" | "client_secret_jwt" | "private_key_jwt" | "federated_jwt" | "spiffe_jwt" | "attest_jwt_client_auth" | "tls_client_auth" | "self_signed_tls_client_auth" | "none")[]
    /** The only algorithm accepted in client assertions. If not set: any asymmetric one that fits the key, or HS256 with a secret. (OIDC Core §9) */
    token_endpoint_jwt_auth_alg?: "HS256" | "HS384" | "HS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** A PEM public key that verifies client assertions. */
    jwt_public_key?: string | null
    /** One JWK that verifies client assertions. (RFC 7517 §4) */
    jwk?: { [name: string]: unknown } | null
    /** Its public keys. (RFC 7591 §2) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    } | null
    /** Where its public keys are published. (RFC 7591 §2) */
    jwks_uri?: string | null
    /** The attesters of its instances, for the method `attest_jwt_client_auth`: the `issuer` of trusted issuers with the purpose `client_attestation`. (draft-ietf-oauth-attestation-based-client-auth §5.1) */
    attesters?: string[]
    /** Refuse an instance whose proof of its key does not hold a challenge of this server, so that no proof can be made in advance. (draft-ietf-oauth-attestation-based-client-auth §8) */
    require_attestation_challenge?: boolean
    /** Workloads that prove the client by a token of their platform (`federated_jwt`, `spiffe_jwt`): `issuer`, which is a trusted issuer with the purpose `client_federation`, `subject`, and `claims` with their values. A `*` at the end of a subject stands for any rest. (RFC 7523 §2.2) */
    federated_identities?: {
      issuer: string
      subject: string
      claims?: { [name: string]: string }
    }[]
    /** The audiences that a client assertion may name. The second is for old libraries only. (draft-ietf-oauth-rfc7523bis §3) */
    assertion_audience?: "issuer" | "issuer_or_token_endpoint"
    /** The subject of its certificate, as RFC 4514 writes it, the most specific part first. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_subject_dn?: string | null
    /** A DNS name in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_dns?: string | null
    /** A URI in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_uri?: string | null
    /** An IP address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_ip?: string | null
    /** An e-mail address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_email?: string | null
    /** Bind its tokens to the certificate that it shows at the token endpoint, so that they are of use only with that certificate. It must show one. (RFC 8705 §3.4) */
    tls_client_certificate_bound_access_tokens?: boolean
    /** The program that it connects, as chosen when it was made. What is known of the program explains refusals. */
    works_with?: "grafana" | "argo_cd" | "gitlab" | "gitea" | "nextcloud" | "vault" | "kubelogin" | "oauth2_proxy" | "mod_auth_openidc" | "spring_client" | "aspnet" | "auth_js" | "express_openid_connect" | "passport_openidconnect" | "django" | "authlib" | "postgresql" | "minio" | "jenkins" | "outline" | "immich" | "proxmox" | "harbor" | "paperless" | "bookstack" | "headscale" | "wiki_js" | "portainer" | "keycloak" | "cloudflare_access" | "tailscale" | "aws_alb" | "claude" | "chatgpt" | "vs_code" | "mcp_typescript_sdk" | "go_oidc" | "zitadel_oidc" | null
    /** The longest life of a client assertion. Common libraries make assertions that live for 10 to 60 minutes. (RFC 7523 §3) */
    assertion_ttl?: number
    /** Refuse a request with scopes that do not exist, or ignore these scopes. If not set: ignored in an OpenID request, refused in any other. (OIDC Core §3.1.2.1) */
    unknown_scopes?: "refuse" | "ignore" | null
    /** Put the claims that the scopes release into the ID token too, for applications that do not ask userinfo. (OIDC Core §5.4) */
    claims_in_id_token?: boolean
    /** The URIs that an authorization response may be sent to. Compared exactly; loopback addresses may use any port. (RFC 6749 §3.1.2) */
    redirect_uris?: string[]
    /** Let `*` stand for one DNS label and `**` for one path segment in redirect URIs. Weaker than exact comparison. */
    redirect_uri_wildcards?: boolean
    /** The URIs that people may be sent to after they signed out. Compared exactly. (OIDC RP-Initiated Logout §3.1) */
    post_logout_redirect_uris?: string[]
    /** Web origins whose scripts may call the token, revocation and userinfo endpoints in its name. */
    allowed_origins?: string[]
    /** Demand PKCE with S256. Only a confidential OpenID client may do without; it sends a nonce instead, unless `nonce` is `optional`. (RFC 7636 §4.3) */
    pkce?: boolean
    /** `required`: an OpenID request without PKCE must send a nonce. Without both, a stolen code can be injected. (RFC 9700 §2.1.1) */
    nonce?: "required" | "optional"
    /** Refuse an authorization request that was not pushed. (RFC 9126 §6) */
    require_pushed_authorization_requests?: boolean
    /** Refuse an authorization request that it did not sign. (RFC 9101 §10.5) */
    require_signed_request_object?: boolean
    /** The only algorithm accepted in signed authorization requests. If not set: any that fits a key of its own. (RFC 9101 §10.2) */
    request_object_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** The URLs that `request_uri` may name, at which it publishes signed authorization requests. Compared exactly. (OIDC Registration §2) */
    request_uris?: string[]
    /** The types of authorization details that it may request. (RFC 9396 §10) */
    authorization_details_types?: string[]
    /** How authorization responses are signed when a request asks for it by `response_mode`. If not set: as ID tokens are. (JARM §3) */
    authorization_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Demand a DPoP proof at every token request, so that all its access tokens are bound to a key. (RFC 9449 §5.2) */
    enforce_dpop?: boolean
    /** Demand a transaction code when a pre-authorized code is redeemed. (OID4VCI 1.0 §4.1.1) */
    enforce_tx_code?: boolean
    /** Let the refresh grant go without client authentication. */
    public_refresh_token?: boolean
    /** Let revocation go without client authentication. */
    public_revoke?: boolean
    /** Let the client have the private scopes listed in authorized_scopes, for itself and, but for those of the administration API, through its people. */
    authorize_scope?: boolean
    /** Private scopes that the client may have. */
    authorized_scopes?: {
      id?: string
      name?: string
      public?: boolean
    }[]
    /** The private scopes that people may bring into tokens of this client. If not set: all that they hold. */
    user_scopes?: string[] | null
    /** The APIs that its tokens may be for. Not empty: `resource` is required, and must be one of these. (RFC 8707 §2) */
    authorized_resources?: string[]
    /** The client is one of our own: people are not asked for consent. */
    first_party?: boolean
    /** The greatest age of a sign-in, where a request names none. (OIDC Registration §2) */
    default_max_age?: number | null
    /** `public`: a person has the same `sub` at all applications. `pairwise`: the same only at those of one sector. (OIDC Core §8) */
    subject_type?: "public" | "pairwise"
    /** A JSON array of the redirect URIs of one sector, whose host names it. It must list every redirect URI: it is read when this or a redirect URI is set. (OIDC Registration §5) */
    sector_identifier_uri?: string | null
    /** The hosts that the server may contact on behalf of the client. */
    trusted_hosts?: string[]
    /** PEM certificates of the only certification authorities that are trusted for these hosts. If not set: the usual public ones. */
    trusted_authorities?: string
    /** The profiles it is held to: named sets of rules, each with the section that demands it. The posture tells which of them it breaks. */
    profiles?: ("oauth_2_1" | "fapi2_security" | "fapi2_signed_requests" | "fapi2_signed_responses" | "fapi2_signed_introspection" | "fapi_ciba" | "mcp_2026_07_28" | "browser_app" | "haip")[] | null
    /** `advisory`: rules that it breaks are told. `enforced`: edits and requests that break a rule are refused. `enforced_for_new`: a client that is there is advised; one that is made now begins as `enforced`. */
    profile_mode?: "advisory" | "enforced_for_new" | "enforced" | null
    /** The grants that it may use. (RFC 7591 §2) */
    supported_grant_types?: ("client_credentials" | "authorization_code" | "agent_code" | "agent_credentials" | "refresh_token" | "password" | "token_exchange" | "jwt_bearer" | "device_code" | "ciba" | "preauthorized_code" | "basic" | "implicit" | "revoke" | "introspect" | "id_token" | "vp_token")[]
    /** Settings for the tokens of one grant type, by its name: `format`, `access_token_ttl` in seconds, `refresh` (whether a refresh token goes with them), `audience` (the APIs they are for when the request names none) and `secret_required` (whether the client must prove who it is). For `token_exchange` also `subject_clients`, `subject_issuers`, `target_audiences`, `actors`, `impersonation` and `vault` (`tokens_per_hour`, `ends_at`, `stopped`); for `jwt_bearer` also `subject_issuers`. */
    grant_settings?: { [name: string]: {
      format?: "opaque" | "jwt"
      access_token_ttl?: number
      refresh?: boolean
      audience?: string[]
      secret_required?: boolean
      subject_issuers?: string[]
      subject_clients?: string[]
      target_audiences?: string[]
      actors?: string[]
      impersonation?: boolean
      vault?: {
        tokens_per_hour: number
        ends_at?: number
        stopped?: boolean
      }
    } }
    /** Decides which redirect URIs are allowed. (OIDC Registration §2) */
    application_type?: "web" | "native"
    /** How a wallet is reached: by a redirect, or by a page with a QR code. */
    response_mode?: "direct_post" | "post"
    /** Opaque tokens say nothing; JWTs can be read by APIs. Both are recorded and can be revoked. (RFC 9068 §2) */
    access_token_format?: "opaque" | "jwt"
    /** How JWT access tokens are signed. (RFC 9068 §2.1) */
    access_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** How long an access token lives. */
    access_token_ttl?: number | null
    /** How long an agent token lives. */
    agent_token_ttl?: number
    /** How long an authorization code lives. (RFC 6749 §4.1.2) */
    authorization_code_ttl?: number | null
    /** How long a pushed authorization request lives. (RFC 9126 §2.2) */
    authorization_request_ttl?: number | null
    /** How long an unused refresh token lives; every use restarts the time. */
    refresh_token_ttl?: number | null
    /** How long a sign-in can be refreshed, from its first token on. (RFC 9700 §4.14.2) */
    refresh_token_absolute_ttl?: number | null
    /** `always`: each refresh exchanges the refresh token for a new one, so that the use of a stolen copy is detected. `never` needs a token bound to the key or the authentication of the client. If not set: `never` for a client that must prove itself to refresh and whose tokens must be bound to a key, `always` for every other. (RFC 9700 §2.2.2) */
    refresh_token_rotation?: "always" | "never" | null
    /** How long an ID token is valid. (OIDC Core §2) */
    id_token_ttl?: number | null
    /** How ID tokens are signed. (OIDC Registration §2) */
    id_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key id that ID tokens carry, when not the key's own. No other client and no key pair may have it. (RFC 7517 §4.5) */
    id_token_kid?: string | null
    /** Answer userinfo as a JWT signed so. If not set: as JSON. (OIDC Registration §2) */
    userinfo_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** `required`: its people show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required"
    /** The way to the tokens of a backchannel request: the client polls, is pinged once the person decided, or is pushed the tokens. Pushed tokens are bound to no key. (CIBA Core §4) */
    backchannel_token_delivery_mode?: "poll" | "ping" | "push"
    /** The address that is pinged or pushed to. Where the client lists `trusted_hosts`, its host must be among them. (CIBA Core §4) */
    backchannel_client_notification_endpoint?: string | null
    /** The client sends the code of the person with each backchannel request, so that nobody can be asked by a stranger. (CIBA Core §4) */
    backchannel_user_code_parameter?: boolean
    /** The only algorithm of its signed backchannel requests, which it then must sign. If not set: it may sign them, or not. (CIBA Core §4) */
    backchannel_authentication_request_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** Where this server posts a logout token when a person signs out or is signed out. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_uri?: string | null
    /** It needs the `sid` of the ended sign-in in logout tokens. They always hold it. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_session_required?: boolean
    /** A page of it that the person's browser loads in an invisible frame when they sign out. Its scheme, host and port are those of a redirect URI. Best effort: browsers may withhold cookies from frames. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_uri?: string | null
    /** Add `iss` and `sid` to the address of that page. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_session_required?: boolean
    /** Encrypt ID tokens to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    id_token_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted ID tokens. If not set: A128CBC-HS256. (OIDC Registration §2) */
    id_token_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt userinfo answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    userinfo_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted userinfo answers. If not set: A128CBC-HS256. (OIDC Registration §2) */
    userinfo_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed introspection answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (RFC 9701 §6) */
    introspection_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed introspection answers. If not set: A128CBC-HS256. (RFC 9701 §6) */
    introspection_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed authorization responses to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (JARM §3) */
    authorization_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed authorization responses. If not set: A128CBC-HS256. (JARM §3) */
    authorization_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** The kind of key pair the client has of its own. If not set: it signs with the keys of the tenant. */
    key_pair_type?: {
      type: "rsa"
      modulus_size?: "2048" | "3072" | "4096"
      exponent_size?: "65537"
    } | {
      type: "ec"
      curve: "P-256" | "P-384" | "P-521"
    } | {
      type: "okp"
      curve: "Ed25519"
    } | {
      type: "akp"
      alg: "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    } | {
      type: "universal"
    } | null
    /** A key pair of the tenant that signs for this client. */
    key_pair_id?: string | null
    /** The public key that verifies what is signed for this client, as PEM; after a rotation, that of the key which takes over. */
    public_key?: string | null
    /** The adapter that signs for this client: `Internal` for the keys of this server, or the name of a signer. */
    signatures_adapter?: string
    /** A decentralized identifier of the client, given or derived from its key. It is the issuer of the credentials of this client; the issuer of tokens is this server nevertheless. (DID 1.0 §3.1) */
    did?: string | null
    /** The issuer whose wallets this client represents. */
    public_client_id?: string | null
    /** Demand that the key that proves or presents belongs to a party already in the flow. */
    check_public_client_id?: boolean
    /** Its logo, shown when people sign in and consent: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. Send it again to have it fetched anew. (RFC 7591 §2) */
    logo_uri?: string | null
    /** Its home page. (RFC 7591 §2) */
    client_uri?: string | null
    /** Its privacy policy. (RFC 7591 §2) */
    policy_uri?: string | null
    /** Its terms of service. (RFC 7591 §2) */
    tos_uri?: string | null
    /** The software that the client is an installation of, the same for all installations. (RFC 7591 §2) */
    software_id?: string | null
    /** Its version. (RFC 7591 §2) */
    software_version?: string | null
    /** How it came here: `managed` by people, `dynamic` where it registered itself (RFC 7591), or from a `document`. An API that is open to reviewed clients is open to managed ones only. */
    origin?: "managed" | "dynamic" | "document"
    /** Kept from edits that would lock administrators out. */
    protected?: boolean
    /** Tokens issued before this moment are refused. */
    tokens_revoked_at?: number | null
    /** The actor who made the client. */
    created_by?: string | null
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers?: string[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** When it last got a token; in lists. */
    last_used_at?: number | null
    /** How it does, in one word; in lists. */
    state?: "active" | "failing" | "idle" | "unused" | "disabled"
    /** When it was last refused; in lists. */
    last_refused_at?: number | null
    /** The OAuth error of the last refusal; in lists. */
    last_refusal?: string | null
    /** Access tokens issued today and in the seven days before; in lists. */
    recent_tokens?: number
    /** Requests refused today and in the seven days before; in lists. */
    recent_refusals?: number
    /** The secret, only in the answer that made it. */
    secret?: string
  }
  export type ListedClientPage = {
    data: Schemas.ListedClient[]
    page: Schemas.Page
  }
  /** An earlier version of a client. */
  export type ListedClientVersion = {
    /** Client and version. */
    id: string
    /** The client. */
    client_id?: string
    /** Which version. */
    version?: number
    /** The readable fields of that version. */
    client?: { [name: string]: unknown }
    /** When this version was made. */
    at?: number
    /** The kind of actor who made the change. */
    actor_type?: string
    /** The actor who made the change. */
    actor_id?: string | null
    /** The reason that the actor gave. */
    reason?: string | null
    /** Field → value before and after, compared with the version before. */
    changes?: { [name: string]: { [name: string]: unknown } }
  }
  export type ListedClientVersionPage = {
    data: Schemas.ListedClientVersion[]
    page: Schemas.Page
  }
  /** The scopes that one person has agreed to for one client. */
  export type ListedConsent = {
    /** Person and client: one consent for each pair. */
    id: string
    /** The person. */
    user_id?: string
    /** The client. */
    client_id?: string
    /** The agreed scopes. */
    scopes?: string[]
    /** When the person first agreed. */
    created_at?: number
    /** When the person last agreed. */
    updated_at?: number
    /** When the client last got a token through it. */
    last_used_at?: number | null
    username?: string | null
    client_name?: string | null
  }
  export type ListedConsentPage = {
    data: Schemas.ListedConsent[]
    page: Schemas.Page
  }
  /** One secret of a client. The secret is shown once, in the answer that made it. */
  export type ListedCredential = {
    /** Names the credential. */
    id: string
    /** The client that it authenticates. */
    client_id?: string
    /** The display name; generated unless given. */
    name?: string
    /** The secret file that holds it, read again whenever it changes. */
    file?: string | null
    /** How the secret begins. */
    prefix?: string | null
    /** How the secret ends; kept for generated secrets only. */
    last_four?: string | null
    /** When it was made. */
    created_at?: number
    /** The actor who made it. */
    created_by?: string | null
    /** When it expires. If not set: never. */
    expires_at?: number | null
    /** When it was first used. */
    first_used_at?: number | null
    /** When it was last used; a use shows within two seconds. */
    last_used_at?: number | null
    /** How often it was used. */
    use_count?: number
    /** When the client’s owner was last asked to replace it by a newer secret. */
    reminded_at?: number | null
    /** The person who asked. */
    reminded_by?: string | null
    /** When the last warning of its expiry was recorded. */
    warned_at?: number | null
    /** The networks it was used from: /24 for IPv4, /64 for IPv6; the latest sixteen. */
    networks?: string[]
    /** The secret: in the answer that made it, and never again. */
    secret?: string
    /** The name of the person who asked to replace it. */
    reminded_by_name?: string | null
  }
  /** A kind of verifiable credential that wallets can fetch: its format, its claims and its looks. */
  export type ListedCredentialConfiguration = {
    /** Names the configuration for ever. */
    id: string
    /** The name that wallets ask for it by, in offers and in the metadata. (OID4VCI 1.0 §12.2.4) */
    identifier?: string
    /** A description for administrators. */
    description?: string | null
    /** A configuration that is not active is not announced, and nothing is issued by it. */
    active?: boolean
    /** The format of the credential. `dc+sd-jwt` lets the holder show claims one by one. (OID4VCI 1.0 §A) */
    format?: "dc+sd-jwt" | "vc+sd-jwt" | "jwt_vc_json" | "jwt_vc" | "mso_mdoc"
    /** The type of an SD-JWT credential: a URI that its verifiers know. (draft-ietf-oauth-sd-jwt-vc §3.2.2.1) */
    vct?: string | null
    /** The types of a W3C credential, besides `VerifiableCredential`. (OID4VCI 1.0 §A.1.1.2) */
    types?: string[]
    /** The document type of an mdoc, like `org.iso.18013.5.1.mDL`. On the first level, its claims are namespaces. (OID4VCI 1.0 §A.2.2) */
    doctype?: string | null
    /** The claims, as a tree: each with `name`, and `pointer` to a value of the person (`given_name`, `address.country`, `metadata.level`), a fixed `value`, further `claims`, or `items` of a list; `mandatory`, `disclosable`, `expires_in` in seconds, and `display` per locale. (OID4VCI 1.0 §C) */
    claims?: {
      name: string
      display?: {
        name: string
        locale?: string
      }[]
      pointer?: string
      value?: unknown
      mandatory?: boolean
      disclosable?: boolean
      expires_in?: number
      claims?: {
        name: string
        display?: {
          name: string
          locale?: string
        }[]
        pointer?: string
        value?: unknown
        mandatory?: boolean
        disclosable?: boolean
        expires_in?: number
        claims?: {
          name: string
          display?: {
            name: string
            locale?: string
          }[]
          pointer?: string
          value?: unknown
          mandatory?: boolean
          disclosable?: boolean
          expires_in?: number
          claims?: unknown[]
          items?: {
            disclosable?: boolean
            claims?: unknown[]
          }
        }[]
        items?: {
          disclosable?: boolean
          claims?: {
            name: string
            display?: {
              name: string
              locale?: string
            }[]
            pointer?: string
            value?: unknown
            mandatory?: boolean
            disclosable?: boolean
            expires_in?: number
            claims?: unknown[]
            items?: {
              disclosable?: boolean
              claims?: unknown[]
            }
          }[]
        }
      }[]
      items?: {
        disclosable?: boolean
        claims?: {
          name: string
          display?: {
            name: string
            locale?: string
          }[]
          pointer?: string
          value?: unknown
          mandatory?: boolean
          disclosable?: boolean
          expires_in?: number
          claims?: {
            name: string
            display?: {
              name: string
              locale?: string
            }[]
            pointer?: string
            value?: unknown
            mandatory?: boolean
            disclosable?: boolean
            expires_in?: number
            claims?: unknown[]
            items?: {
              disclosable?: boolean
              claims?: unknown[]
            }
          }[]
          items?: {
            disclosable?: boolean
            claims?: {
              name: string
              display?: {
                name: string
                locale?: string
              }[]
              pointer?: string
              value?: unknown
              mandatory?: boolean
              disclosable?: boolean
              expires_in?: number
              claims?: unknown[]
              items?: {
                disclosable?: boolean
                claims?: unknown[]
              }
            }[]
          }
        }[]
      }
    }[]
    /** The card as wallets draw it, one for each locale: `name`, `background_color`, `text_color`, `logo`. (OID4VCI 1.0 §12.2.4) */
    display?: {
      name: string
      locale?: string
      description?: string
      background_color?: string
      text_color?: string
      logo?: {
        uri: string
        alt_text?: string
      }
      background_image?: {
        uri: string
      }
    }[]
    /** Scopes by which a wallet asks for it: the first is announced, all must be granted. However it is asked for, nobody gets it who may not have them. None: it is fetched by an offer or by authorization details. (OID4VCI 1.0 §5.1.2) */
    scopes?: string[]
    /** How long a credential is valid. */
    ttl?: number
    /** The most credentials that a wallet may fetch in one request, each bound to another key. (OID4VCI 1.0 §3.3) */
    batch_size?: number
    /** How a wallet proves the keys that credentials are bound to: by a JWT of each key, or by an attestation that vouches for several. None: the credential is bound to no key, and whoever has a copy can show it. (OID4VCI 1.0 §F) */
    proof_types?: ("jwt" | "attestation")[]
    /** Refuse keys that no attester vouches for: a trusted issuer with the purpose `key_attestation`. An attestation as the proof itself always needs one. (OID4VCI 1.0 §D.1) */
    require_key_attestation?: boolean
    /** The accepted levels of the storage of attested keys: the attack potential that it resists. None: any. (OID4VCI 1.0 §D.2) */
    key_storage?: ("iso_18045_high" | "iso_18045_moderate" | "iso_18045_enhanced-basic" | "iso_18045_basic")[]
    /** The accepted levels of how a person unlocks attested keys. None: any. (OID4VCI 1.0 §D.2) */
    user_authentication?: ("iso_18045_high" | "iso_18045_moderate" | "iso_18045_enhanced-basic" | "iso_18045_basic")[]
    /** Hand the credential out at a later request instead of at once. (OID4VCI 1.0 §9) */
    deferred?: boolean
    /** How long a deferred credential takes. */
    deferral?: number
    /** Give each credential a place in a status list, so that it can be suspended and revoked. (draft-ietf-oauth-status-list §6) */
    status_list?: boolean
    /** How credentials are signed. */
    signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key that signs the credentials. If not set: that of the client, or of the tenant. */
    key_pair_id?: string | null
    /** The certificate of that key with its chain, as PEM, the leaf first and without the root: sent in `x5chain` of an mdoc, and in `x5c` of the other formats. (RFC 9360 §2) */
    certificates?: string | null
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts?: string[]
    /** `approved`: somebody else than its authors looked at it as it is. It waits again after every change that matters. */
    review?: "waiting" | "approved" | "declined"
    /** The words of the reviewer. */
    review_note?: string | null
    /** The reviewer. */
    reviewed_by?: string | null
    /** When it was reviewed. */
    reviewed_at?: number | null
    /** The callers that changed it since it was last approved, with the owners of clients among them: none of these can approve it. The first change after an approval begins the list anew. */
    authors?: string[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedCredentialConfigurationPage = {
    data: Schemas.ListedCredentialConfiguration[]
    page: Schemas.Page
  }
  /** A credential configuration as it once was. */
  export type ListedCredentialConfigurationVersion = {
    /** The configuration. */
    configuration_id?: string
    /** All its fields, as they were. */
    configuration?: { [name: string]: unknown }
    /** The row and its version. */
    id: string
    /** Which version. */
    version?: number
    /** When it became so. */
    at?: number
    /** The kind of actor who made the change. */
    actor_type?: string
    /** The actor who made the change. */
    actor_id?: string | null
    /** Field → value before and after, compared with the version before. */
    changes?: { [name: string]: { [name: string]: unknown } }
  }
  export type ListedCredentialConfigurationVersionPage = {
    data: Schemas.ListedCredentialConfigurationVersion[]
    page: Schemas.Page
  }
  /** An offer of credentials to a wallet. Its address and its code are not kept. */
  export type ListedCredentialOffer = {
    /** Identifies the offer, and cannot be used as its code. */
    id: string
    /** The client that issues: its grants, its identifier, its key and its `enforce_tx_code` count. */
    client_id?: string
    /** The person whom the credentials are about. If not set: whoever signs in, and there is no pre-authorized code. */
    user_id?: string | null
    /** The credentials, by the identifiers of their configurations. (OID4VCI 1.0 §4.1.1) */
    credential_configuration_ids?: string[]
    /** The grants by which a wallet may take it. None: the pre-authorized code where a person is named, else the authorization code. (OID4VCI 1.0 §4.1.1) */
    grants?: ("preauthorized_code" | "authorization_code")[]
    /** How many transaction codes may still be tried. (OID4VCI 1.0 §13.6.2) */
    attempts_left?: number
    /** When it was made. */
    created_at?: number
    /** When it can be taken no more. */
    expires_at?: number
    /** When the row may be removed. Until then a second use is recognised. */
    kept_until?: number
    /** When its code was redeemed. */
    used_at?: number | null
    /** The offer by value: in the answer that made it, and never again. */
    credential_offer?: { [name: string]: unknown }
    /** The address of the offer: in the answer that made it, and never again. */
    credential_offer_uri?: string
    /** The link that opens a wallet: in the answer that made it, and never again. */
    offer_link?: string
    /** The page with the QR code: in the answer that made it, and never again. */
    offer_page?: string
  }
  export type ListedCredentialOfferPage = {
    data: Schemas.ListedCredentialOffer[]
    page: Schemas.Page
  }
  export type ListedCredentialPage = {
    data: Schemas.ListedCredential[]
    page: Schemas.Page
  }
  /** An application that asks this server for tokens. */
  export type ListedDeveloperClient = {
    /** The client_id. Made by the server unless given. (RFC 6749 §2.2) */
    id: string
    /** Shown to people when they sign in and consent. (RFC 7591 §2) */
    name?: string
    /** A description for its administrators. */
    description?: string | null
    /** A client that is not active gets no tokens, and its tokens are refused. */
    active?: boolean
    /** Why the client is switched off: its developer reads it. It goes when the client is switched on again. */
    disabled_reason?: string | null
    /** The stage of a developer's application on its way to people. */
    stage?: "draft" | "in_review" | "live" | "declined" | "disabled"
    /** The kind of application, chosen when it was made. */
    kind?: "web" | "spa" | "native" | "machine" | "device" | "mcp" | "wallet" | "other"
    /** The namespace that groups the client with others, for people. */
    namespace?: string | null
    /** The owner of the client. The id of a user: they manage it as an application of their own. Any other text is for people to read. */
    owner?: string | null
    /** The organization that owns it; the administrators of the organization manage it. */
    organization_id?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. (RFC 7591 §2) */
    contacts?: string[]
    /** Words by which clients are found (`?label=`), and by which policies group them (`client.labels`). */
    labels?: string[]
    /** The address at which its sign-in begins when it is launched from elsewhere, with `iss` and `launch`. (OIDC Core §4) */
    initiate_login_uri?: string | null
    /** People find it in the gallery of their account, and open it from there once it is live. It needs `initiate_login_uri`. */
    in_gallery?: boolean
    /** The identity provider where its people sign in. If not set: the default one of the tenant. */
    identity_provider?: {
      id: string
      name?: string
    } | null
    /** The federated server to which its people are sent at once, where its identity provider offers it. They can go back and choose another way. */
    default_federated_server?: string | null
    /** Your own data about it; the server does not read them. */
    metadata?: { [name: string]: unknown }
    /** A short name for addresses and programs, unique in the tenant: lower-case words with underscores between them. */
    slug?: string | null
    /** The name under which the client is registered for other tenants, unique on the whole server, of 6 to 20 characters. If not set: only its own tenant knows the client. */
    registered_name?: string | null
    /** The parameters that the application needs, for an administrator to fill in: `name`, `type`, and `label`, `description`, `group`, `required`, `many`, `choices`. */
    parameters?: ({
      name: string
      type: "text" | "number" | "flag" | "choice" | "url" | "outbound_connection" | "outbound_authorization" | "remote_client"
      label?: string
      description?: string
      group?: string
      required?: boolean
      many?: boolean
      choices?: string[]
    })[]
    /** The values of the parameters, by their names. The application reads them at `/me/parameters`. No place for secrets: refer to a connection. */
    parameter_values?: { [name: string]: unknown }
    /** Demand client authentication at every token request. (RFC 6749 §2.1) */
    confidential?: boolean
    /** The methods by which it may authenticate. (RFC 7591 §2) */
    token_endpoint_auth_methods?: ("client_secret_basic" | "client_secret_post" | "client_secret_jwt" | "private_key_jwt" | "federated_jwt" | "spiffe_jwt" | "attest_jwt_client_auth" | "tls_client_auth" | "self_signed_tls_client_auth" | "none")[]
    /** The only algorithm accepted in client assertions. If not set: any asymmetric one that fits the key, or HS256 with a secret. (OIDC Core §9) */
    token_endpoint_jwt_auth_alg?: "HS256" | "HS384" | "HS512" | "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** A PEM public key that verifies client assertions. */
    jwt_public_key?: string | null
    /** One JWK that verifies client assertions. (RFC 7517 §4) */
    jwk?: { [name: string]: unknown } | null
    /** Its public keys. (RFC 7591 §2) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    } | null
    /** Where its public keys are published. (RFC 7591 §2) */
    jwks_uri?: string | null
    /** The attesters of its instances, for the method `attest_jwt_client_auth`: the `issuer` of trusted issuers with the purpose `client_attestation`. (draft-ietf-oauth-attestation-based-client-auth §5.1) */
    attesters?: string[]
    /** Refuse an instance whose proof of its key does not hold a challenge of this server, so that no proof can be made in advance. (draft-ietf-oauth-attestation-based-client-auth §8) */
    require_attestation_challenge?: boolean
    /** Workloads that prove the client by a token of their platform (`federated_jwt`, `spiffe_jwt`): `issuer`, which is a trusted issuer with the purpose `client_federation`, `subject`, and `claims` with their values. A `*` at the end of a subject stands for any rest. (RFC 7523 §2.2) */
    federated_identities?: {
      issuer: string
      subject: string
      claims?: { [name: string]: string }
    }[]
    /** The audiences that a client assertion may name. The second is for old libraries only. (draft-ietf-oauth-rfc7523bis §3) */
    assertion_audience?: "issuer" | "issuer_or_token_endpoint"
    /** The subject of its certificate, as RFC 4514 writes it, the most specific part first. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_subject_dn?: string | null
    /** A DNS name in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_dns?: string | null
    /** A URI in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_uri?: string | null
    /** An IP address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_ip?: string | null
    /** An e-mail address in its certificate. With `tls_client_auth` there is exactly one such name. (RFC 8705 §2.1.2) */
    tls_client_auth_san_email?: string | null
    /** Bind its tokens to the certificate that it shows at the token endpoint, so that they are of use only with that certificate. It must show one. (RFC 8705 §3.4) */
    tls_client_certificate_bound_access_tokens?: boolean
    /** The program that it connects, as chosen when it was made. What is known of the program explains refusals. */
    works_with?: "grafana" | "argo_cd" | "gitlab" | "gitea" | "nextcloud" | "vault" | "kubelogin" | "oauth2_proxy" | "mod_auth_openidc" | "spring_client" | "aspnet" | "auth_js" | "express_openid_connect" | "passport_openidconnect" | "django" | "authlib" | "postgresql" | "minio" | "jenkins" | "outline" | "immich" | "proxmox" | "harbor" | "paperless" | "bookstack" | "headscale" | "wiki_js" | "portainer" | "keycloak" | "cloudflare_access" | "tailscale" | "aws_alb" | "claude" | "chatgpt" | "vs_code" | "mcp_typescript_sdk" | "go_oidc" | "zitadel_oidc" | null
    /** The longest life of a client assertion. Common libraries make assertions that live for 10 to 60 minutes. (RFC 7523 §3) */
    assertion_ttl?: number
    /** Refuse a request with scopes that do not exist, or ignore these scopes. If not set: ignored in an OpenID request, refused in any other. (OIDC Core §3.1.2.1) */
    unknown_scopes?: "refuse" | "ignore" | null
    /** Put the claims that the scopes release into the ID token too, for applications that do not ask userinfo. (OIDC Core §5.4) */
    claims_in_id_token?: boolean
    /** The URIs that an authorization response may be sent to. Compared exactly; loopback addresses may use any port. (RFC 6749 §3.1.2) */
    redirect_uris?: string[]
    /** Let `*` stand for one DNS label and `**` for one path segment in redirect URIs. Weaker than exact comparison. */
    redirect_uri_wildcards?: boolean
    /** The URIs that people may be sent to after they signed out. Compared exactly. (OIDC RP-Initiated Logout §3.1) */
    post_logout_redirect_uris?: string[]
    /** Web origins whose scripts may call the token, revocation and userinfo endpoints in its name. */
    allowed_origins?: string[]
    /** Demand PKCE with S256. Only a confidential OpenID client may do without; it sends a nonce instead, unless `nonce` is `optional`. (RFC 7636 §4.3) */
    pkce?: boolean
    /** `required`: an OpenID request without PKCE must send a nonce. Without both, a stolen code can be injected. (RFC 9700 §2.1.1) */
    nonce?: "required" | "optional"
    /** Refuse an authorization request that was not pushed. (RFC 9126 §6) */
    require_pushed_authorization_requests?: boolean
    /** Refuse an authorization request that it did not sign. (RFC 9101 §10.5) */
    require_signed_request_object?: boolean
    /** The only algorithm accepted in signed authorization requests. If not set: any that fits a key of its own. (RFC 9101 §10.2) */
    request_object_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** The URLs that `request_uri` may name, at which it publishes signed authorization requests. Compared exactly. (OIDC Registration §2) */
    request_uris?: string[]
    /** The types of authorization details that it may request. (RFC 9396 §10) */
    authorization_details_types?: string[]
    /** How authorization responses are signed when a request asks for it by `response_mode`. If not set: as ID tokens are. (JARM §3) */
    authorization_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** Demand a DPoP proof at every token request, so that all its access tokens are bound to a key. (RFC 9449 §5.2) */
    enforce_dpop?: boolean
    /** Demand a transaction code when a pre-authorized code is redeemed. (OID4VCI 1.0 §4.1.1) */
    enforce_tx_code?: boolean
    /** Let the refresh grant go without client authentication. */
    public_refresh_token?: boolean
    /** Let revocation go without client authentication. */
    public_revoke?: boolean
    /** Let the client have the private scopes listed in authorized_scopes, for itself and, but for those of the administration API, through its people. */
    authorize_scope?: boolean
    /** Private scopes that the client may have. */
    authorized_scopes?: {
      id?: string
      name?: string
      public?: boolean
    }[]
    /** The private scopes that people may bring into tokens of this client. If not set: all that they hold. */
    user_scopes?: string[] | null
    /** The APIs that its tokens may be for. Not empty: `resource` is required, and must be one of these. (RFC 8707 §2) */
    authorized_resources?: string[]
    /** The client is one of our own: people are not asked for consent. */
    first_party?: boolean
    /** The greatest age of a sign-in, where a request names none. (OIDC Registration §2) */
    default_max_age?: number | null
    /** `public`: a person has the same `sub` at all applications. `pairwise`: the same only at those of one sector. (OIDC Core §8) */
    subject_type?: "public" | "pairwise"
    /** A JSON array of the redirect URIs of one sector, whose host names it. It must list every redirect URI: it is read when this or a redirect URI is set. (OIDC Registration §5) */
    sector_identifier_uri?: string | null
    /** The hosts that the server may contact on behalf of the client. */
    trusted_hosts?: string[]
    /** PEM certificates of the only certification authorities that are trusted for these hosts. If not set: the usual public ones. */
    trusted_authorities?: string
    /** The profiles it is held to: named sets of rules, each with the section that demands it. The posture tells which of them it breaks. */
    profiles?: ("oauth_2_1" | "fapi2_security" | "fapi2_signed_requests" | "fapi2_signed_responses" | "fapi2_signed_introspection" | "fapi_ciba" | "mcp_2026_07_28" | "browser_app" | "haip")[] | null
    /** `advisory`: rules that it breaks are told. `enforced`: edits and requests that break a rule are refused. `enforced_for_new`: a client that is there is advised; one that is made now begins as `enforced`. */
    profile_mode?: "advisory" | "enforced_for_new" | "enforced" | null
    /** The grants that it may use. (RFC 7591 §2) */
    supported_grant_types?: ("client_credentials" | "authorization_code" | "agent_code" | "agent_credentials" | "refresh_token" | "password" | "token_exchange" | "jwt_bearer" | "device_code" | "ciba" | "preauthorized_code" | "basic" | "implicit" | "revoke" | "introspect" | "id_token" | "vp_token")[]
    /** Settings for the tokens of one grant type, by its name: `format`, `access_token_ttl` in seconds, `refresh` (whether a refresh token goes with them), `audience` (the APIs they are for when the request names none) and `secret_required` (whether the client must prove who it is). For `token_exchange` also `subject_clients`, `subject_issuers`, `target_audiences`, `actors`, `impersonation` and `vault` (`tokens_per_hour`, `ends_at`, `stopped`); for `jwt_bearer` also `subject_issuers`. */
    grant_settings?: { [name: string]: {
      format?: "opaque" | "jwt"
      access_token_ttl?: number
      refresh?: boolean
      audience?: string[]
      secret_required?: boolean
      subject_issuers?: string[]
      subject_clients?: string[]
      target_audiences?: string[]
      actors?: string[]
      impersonation?: boolean
      vault?: {
        tokens_per_hour: number
        ends_at?: number
        stopped?: boolean
      }
    } }
    /** Decides which redirect URIs are allowed. (OIDC Registration §2) */
    application_type?: "web" | "native"
    /** How a wallet is reached: by a redirect, or by a page with a QR code. */
    response_mode?: "direct_post" | "post"
    /** Opaque tokens say nothing; JWTs can be read by APIs. Both are recorded and can be revoked. (RFC 9068 §2) */
    access_token_format?: "opaque" | "jwt"
    /** How JWT access tokens are signed. (RFC 9068 §2.1) */
    access_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** How long an access token lives. */
    access_token_ttl?: number | null
    /** How long an agent token lives. */
    agent_token_ttl?: number
    /** How long an authorization code lives. (RFC 6749 §4.1.2) */
    authorization_code_ttl?: number | null
    /** How long a pushed authorization request lives. (RFC 9126 §2.2) */
    authorization_request_ttl?: number | null
    /** How long an unused refresh token lives; every use restarts the time. */
    refresh_token_ttl?: number | null
    /** How long a sign-in can be refreshed, from its first token on. (RFC 9700 §4.14.2) */
    refresh_token_absolute_ttl?: number | null
    /** `always`: each refresh exchanges the refresh token for a new one, so that the use of a stolen copy is detected. `never` needs a token bound to the key or the authentication of the client. If not set: `never` for a client that must prove itself to refresh and whose tokens must be bound to a key, `always` for every other. (RFC 9700 §2.2.2) */
    refresh_token_rotation?: "always" | "never" | null
    /** How long an ID token is valid. (OIDC Core §2) */
    id_token_ttl?: number | null
    /** How ID tokens are signed. (OIDC Registration §2) */
    id_token_signature_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The key id that ID tokens carry, when not the key's own. No other client and no key pair may have it. (RFC 7517 §4.5) */
    id_token_kid?: string | null
    /** Answer userinfo as a JWT signed so. If not set: as JSON. (OIDC Registration §2) */
    userinfo_signed_response_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** `required`: its people show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required"
    /** The way to the tokens of a backchannel request: the client polls, is pinged once the person decided, or is pushed the tokens. Pushed tokens are bound to no key. (CIBA Core §4) */
    backchannel_token_delivery_mode?: "poll" | "ping" | "push"
    /** The address that is pinged or pushed to. Where the client lists `trusted_hosts`, its host must be among them. (CIBA Core §4) */
    backchannel_client_notification_endpoint?: string | null
    /** The client sends the code of the person with each backchannel request, so that nobody can be asked by a stranger. (CIBA Core §4) */
    backchannel_user_code_parameter?: boolean
    /** The only algorithm of its signed backchannel requests, which it then must sign. If not set: it may sign them, or not. (CIBA Core §4) */
    backchannel_authentication_request_signing_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "Ed25519" | null
    /** Where this server posts a logout token when a person signs out or is signed out. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_uri?: string | null
    /** It needs the `sid` of the ended sign-in in logout tokens. They always hold it. (OIDC Back-Channel Logout §2.2) */
    backchannel_logout_session_required?: boolean
    /** A page of it that the person's browser loads in an invisible frame when they sign out. Its scheme, host and port are those of a redirect URI. Best effort: browsers may withhold cookies from frames. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_uri?: string | null
    /** Add `iss` and `sid` to the address of that page. (OIDC Front-Channel Logout §2) */
    frontchannel_logout_session_required?: boolean
    /** Encrypt ID tokens to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    id_token_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted ID tokens. If not set: A128CBC-HS256. (OIDC Registration §2) */
    id_token_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt userinfo answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (OIDC Registration §2) */
    userinfo_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted userinfo answers. If not set: A128CBC-HS256. (OIDC Registration §2) */
    userinfo_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed introspection answers to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (RFC 9701 §6) */
    introspection_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed introspection answers. If not set: A128CBC-HS256. (RFC 9701 §6) */
    introspection_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** Encrypt signed authorization responses to a key of its own with this algorithm. There must be a key with `use` `enc` for it. If not set: not encrypted. (JARM §3) */
    authorization_encrypted_response_alg?: "RSA-OAEP-256" | "ECDH-ES" | "ECDH-ES+A128KW" | "ECDH-ES+A256KW" | null
    /** The content encryption of encrypted signed authorization responses. If not set: A128CBC-HS256. (JARM §3) */
    authorization_encrypted_response_enc?: "A128GCM" | "A256GCM" | "A128CBC-HS256" | null
    /** The kind of key pair the client has of its own. If not set: it signs with the keys of the tenant. */
    key_pair_type?: {
      type: "rsa"
      modulus_size?: "2048" | "3072" | "4096"
      exponent_size?: "65537"
    } | {
      type: "ec"
      curve: "P-256" | "P-384" | "P-521"
    } | {
      type: "okp"
      curve: "Ed25519"
    } | {
      type: "akp"
      alg: "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    } | {
      type: "universal"
    } | null
    /** A key pair of the tenant that signs for this client. */
    key_pair_id?: string | null
    /** The public key that verifies what is signed for this client, as PEM; after a rotation, that of the key which takes over. */
    public_key?: string | null
    /** The adapter that signs for this client: `Internal` for the keys of this server, or the name of a signer. */
    signatures_adapter?: string
    /** A decentralized identifier of the client, given or derived from its key. It is the issuer of the credentials of this client; the issuer of tokens is this server nevertheless. (DID 1.0 §3.1) */
    did?: string | null
    /** The issuer whose wallets this client represents. */
    public_client_id?: string | null
    /** Demand that the key that proves or presents belongs to a party already in the flow. */
    check_public_client_id?: boolean
    /** Its logo, shown when people sign in and consent: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. Send it again to have it fetched anew. (RFC 7591 §2) */
    logo_uri?: string | null
    /** Its home page. (RFC 7591 §2) */
    client_uri?: string | null
    /** Its privacy policy. (RFC 7591 §2) */
    policy_uri?: string | null
    /** Its terms of service. (RFC 7591 §2) */
    tos_uri?: string | null
    /** The software that the client is an installation of, the same for all installations. (RFC 7591 §2) */
    software_id?: string | null
    /** Its version. (RFC 7591 §2) */
    software_version?: string | null
    /** How it came here: `managed` by people, `dynamic` where it registered itself (RFC 7591), or from a `document`. An API that is open to reviewed clients is open to managed ones only. */
    origin?: "managed" | "dynamic" | "document"
    /** Kept from edits that would lock administrators out. */
    protected?: boolean
    /** Tokens issued before this moment are refused. */
    tokens_revoked_at?: number | null
    /** The actor who made the client. */
    created_by?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** When it last got a token; in lists. */
    last_used_at?: number | null
    /** How it does, in one word; in lists. */
    state?: "active" | "failing" | "idle" | "unused" | "disabled"
    /** When it was last refused; in lists. */
    last_refused_at?: number | null
    /** The OAuth error of the last refusal; in lists. */
    last_refusal?: string | null
    /** Access tokens issued today and in the seven days before; in lists. */
    recent_tokens?: number
    /** Requests refused today and in the seven days before; in lists. */
    recent_refusals?: number
    /** The secret, only in the answer that made it. */
    secret?: string
    /** The number of its secrets that somebody asked to retire. */
    reminders?: number
    /** When a reviewer last decided a request of it. */
    decided_at?: number | null
  }
  export type ListedDeveloperClientPage = {
    data: Schemas.ListedDeveloperClient[]
    page: Schemas.Page
  }
  /** One secret of a client. The secret is shown once, in the answer that made it. */
  export type ListedDeveloperCredential = {
    /** Names the credential. */
    id: string
    /** The client that it authenticates. */
    client_id?: string
    /** The display name; generated unless given. */
    name?: string
    /** How the secret begins. */
    prefix?: string | null
    /** How the secret ends; kept for generated secrets only. */
    last_four?: string | null
    /** When it was made. */
    created_at?: number
    /** When it expires. If not set: never. */
    expires_at?: number | null
    /** When it was first used. */
    first_used_at?: number | null
    /** When it was last used; a use shows within two seconds. */
    last_used_at?: number | null
    /** How often it was used. */
    use_count?: number
    /** When the client’s owner was last asked to replace it by a newer secret. */
    reminded_at?: number | null
    /** The person who asked. */
    reminded_by?: string | null
    /** When the last warning of its expiry was recorded. */
    warned_at?: number | null
    /** The networks it was used from: /24 for IPv4, /64 for IPv6; the latest sixteen. */
    networks?: string[]
    /** The secret: in the answer that made it, and never again. */
    secret?: string
    /** The name of the person who asked to replace it. */
    reminded_by_name?: string | null
  }
  export type ListedDeveloperCredentialPage = {
    data: Schemas.ListedDeveloperCredential[]
    page: Schemas.Page
  }
  /** Why one request was refused: the checks that it passed, and the one that it failed. Kept for a week. */
  export type ListedDeveloperExplanation = {
    /** Its expiry and the request. */
    id: string
    /** The request, as the answer named it. */
    request_id?: string
    /** When it was refused. */
    at?: number
    /** The client id in the request, even of a client that does not exist; `-` when there was none. */
    client_id?: string
    /** The endpoint that refused. */
    endpoint?: string
    /** The HTTP method. */
    method?: string
    /** The error code of the answer. */
    error?: string
    /** The HTTP status of the refusal, even if it was sent to the application by a redirect. */
    status?: number
    /** The description in the response. */
    message?: string
    /** The check that failed. */
    check?: "client_named" | "client_known" | "client_active" | "client_method" | "client_proof" | "client_secret" | "secret_expiry" | "assertion_signature" | "assertion_subject" | "assertion_audience" | "assertion_time" | "assertion_once" | "client_certificate" | "profile" | "redirect_uri" | "request_object" | "request_uri" | "registration" | "pushed" | "response_type" | "response_type_known" | "implicit_grant" | "dpop_binding" | "response_mode" | "parameter_length" | "openid_scope" | "nonce" | "pkce" | "pkce_or_nonce" | "pkce_method" | "pkce_challenge" | "prompt" | "max_age" | "claims" | "dpop_thumbprint" | "id_token_hint" | "launch" | "person" | "scope_form" | "scope_known" | "scope_held" | "resource" | "scope_of_resource" | "authorization_details" | "grant_type" | "grant_known" | "grant_registered" | "parameters" | "dpop_proof" | "code" | "redirect_uri_repeated" | "pkce_verifier" | "dpop_key" | "bound_key" | "refresh_token" | "subject_token" | "actor_token" | "assertion" | "assertion_rule" | "polling" | "vault" | "token_sent" | "token_live" | "token_scope" | "policy" | "other"
    /** Where it is demanded. */
    spec?: string | null
    /** The checks that the request passed, in their order. */
    passed?: string[]
    /** The expected value. */
    expected?: string[]
    /** The received value. Never a secret. */
    got?: string | null
    /** The decision of the policies, when one of them refused: the one that decided, and the answer of each that was asked. */
    decision?: {
      effect: "allow" | "deny" | "step_up"
      decided_by?: string
      reason?: string
      trace: {
        policy: string
        name: string
        engine: string
        effect: string
        applies: string
        error?: string
      }[]
    } | null
    /** The credential or key with which the client tried to prove itself. */
    tried?: string | null
    /** The client authentication method of the request. */
    auth_method?: string | null
    /** The network it came from: /24 for IPv4, /64 for IPv6. */
    network?: string
    /** The parameters that hold no secret. */
    params?: { [name: string]: string }
    /** The names of the parameters that were not kept. */
    withheld?: string[]
    /** The request is a pushed authorization request. */
    was_pushed?: boolean
    /** How many refusals of this client were not kept since the one before, because there were too many. */
    skipped?: number
    /** When the row is removed. */
    expires_at?: number
    /** The JSON merge patch of the client with which the request would have passed (RFC 7396); null when there is none, or the client has it already. */
    fix?: { [name: string]: unknown } | null
  }
  export type ListedDeveloperExplanationPage = {
    data: Schemas.ListedDeveloperExplanation[]
    page: Schemas.Page
  }
  /** An invitation into an organization, which the invited person accepts or leaves. */
  export type ListedDeveloperInvitation = {
    /** Names the invitation; it begins with its expiry. */
    id: string
    /** The organization. */
    organization_id?: string
    /** The e-mail address or username of the invited person, compared without regard to case. The API does not tell whether such a person exists. */
    invitee?: string
    /** The role of the person in the organization after acceptance. */
    role?: "member" | "admin"
    /** When the invitation was made. */
    created_at?: number
    /** When it expires, in milliseconds since 1970. */
    expires_at?: number
  }
  export type ListedDeveloperInvitationPage = {
    data: Schemas.ListedDeveloperInvitation[]
    page: Schemas.Page
  }
  /** Somebody who may become a developer: invited by an administrator, or waiting for one. */
  export type ListedDeveloperRequest = {
    /** The identifier of the request; it never changes. */
    id: string
    /** The address that is invited, or that the person proved. Whoever proves an invited address becomes a developer at once. */
    email?: string
    /** The person who asks, or who used the invitation. */
    user_id?: string | null
    /** Why the person asks. */
    reason?: string | null
    /** `invited`: the address becomes a developer when its person comes; `waiting`: an administrator decides next. */
    state?: "invited" | "waiting" | "approved" | "declined"
    /** Why it was declined; the person reads it. */
    answer?: string | null
    /** The administrator who decided. */
    decided_by?: string | null
    /** When the person became a developer, or was declined. */
    decided_at?: number | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedDeveloperRequestPage = {
    data: Schemas.ListedDeveloperRequest[]
    page: Schemas.Page
  }
  /** The requests of a developer and the decisions of a reviewer, item by item. */
  export type ListedDeveloperReview = {
    /** The identifier of the request; it never changes. */
    id: string
    /** The application it is about. */
    client_id?: string
    /** The developer who asks. */
    requested_by?: string
    /** Why the developer asks. */
    reason?: string
    /** `waiting`: the reviewer decides next; afterwards the developer acts. */
    state?: "waiting" | "decided" | "withdrawn"
    /** The requested items, with the state and reason of each. */
    items?: ({
      kind: "scope" | "go_live" | "name" | "initiate_login_uri" | "in_gallery" | "confidential" | "auth_method" | "tls_client_certificate_bound_access_tokens" | "redirect_uri" | "post_logout_redirect_uri" | "allowed_origin" | "require_pushed_authorization_requests" | "require_signed_request_object" | "authorization_details_type" | "enforce_dpop" | "subject_type" | "sector_identifier_uri" | "grant_type" | "logo_uri" | "client_uri" | "policy_uri" | "tos_uri"
      value: string
      state?: "waiting" | "approved" | "declined"
      reason?: string
    })[]
    /** When it was decided. */
    decided_at?: number | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedDeveloperReviewPage = {
    data: Schemas.ListedDeveloperReview[]
    page: Schemas.Page
  }
  /** An access token that was issued. The token itself is not kept. */
  export type ListedDeveloperToken = {
    /** Identifies the token, and cannot be used as the token. */
    id: string
    /** Opaque, or a JWT. */
    format?: "opaque" | "jwt"
    /** The client it was issued to. */
    client_id?: string
    /** The authorization it descends from. */
    grant_id?: string | null
    /** The grant type that issued it. */
    grant_type?: string
    /** The scopes that it carries. */
    scope?: string[]
    /** The APIs it is for. (RFC 8707 §2) */
    audience?: string[]
    /** The key it is bound to. (RFC 7800 §3) */
    confirmation?: { [name: string]: string } | null
    /** Further claims that it carries, and what it allows in detail. (RFC 9396 §9) */
    claims?: { [name: string]: unknown } | null
    /** The token that it was exchanged for, with which it dies. (RFC 8693 §2.1) */
    subject_token_id?: string | null
    /** The credential that the client proved itself with. */
    credential_id?: string | null
    /** When it was issued. */
    issued_at?: number
    /** When it expires, in milliseconds since 1970. */
    expires_at?: number
    /** When it was revoked. */
    revoked_at?: number | null
    /** The token is valid now. */
    active?: boolean
    /** The person whom it represents, by the `sub` that the application sees. */
    sub?: string | null
  }
  export type ListedDeveloperTokenPage = {
    data: Schemas.ListedDeveloperToken[]
    page: Schemas.Page
  }
  /** A person who signs in. */
  export type ListedDeveloperUser = {
    /** The `sub` of tokens. (OIDC Core §2) */
    id: string
    /** The store of people that knows this one. If not set at creation: the default backend. */
    backend_id?: string | null
    /** The name that the person types to sign in, usually an e-mail address. Compared without regard to case. */
    username?: string
    /** Full name. (OIDC Core §5.1) */
    name?: string | null
    /** Given name. (OIDC Core §5.1) */
    given_name?: string | null
    /** Family name. (OIDC Core §5.1) */
    family_name?: string | null
    /** Middle name. (OIDC Core §5.1) */
    middle_name?: string | null
    /** Casual name. (OIDC Core §5.1) */
    nickname?: string | null
    /** URL of a page about the person. (OIDC Core §5.1) */
    profile?: string | null
    /** URL of a picture. (OIDC Core §5.1) */
    picture?: string | null
    /** URL of their own page, or of their organization. (OIDC Core §5.1) */
    website?: string | null
    /** Gender: `female`, `male`, or any other word. (OIDC Core §5.1) */
    gender?: string | null
    /** Birthday as YYYY-MM-DD. The year may be 0000 (unknown); a year alone is accepted. (OIDC Core §5.1) */
    birthdate?: string | null
    /** Preferred language. (OIDC Core §5.1) */
    locale?: string | null
    /** Time zone. (OIDC Core §5.1) */
    zoneinfo?: string | null
    /** E-mail address. (OIDC Core §5.1) */
    email?: string | null
    /** The person has proved to own the address. Never set by the person. (OIDC Core §5.1) */
    email_verified?: boolean
    /** Phone number. (OIDC Core §5.1) */
    phone_number?: string | null
    /** The person has proved to own the number. (OIDC Core §5.1) */
    phone_number_verified?: boolean
    /** Postal address. (OIDC Core §5.1.1) */
    address?: { [name: string]: string } | null
    /** Words that group people, separated by spaces. */
    group?: string | null
    /** Further attributes: value, status and display of each. */
    metadata?: { [name: string]: {
      value: unknown
      status?: "valid" | "suspended" | "revoked"
      /** {"type":"array","items":{"type":"string"}} or {"type":"boolean","const":false} */
      display?: unknown
    } }
    /** Claims of other identity providers. */
    federated_metadata?: { [name: string]: unknown }
    /** Roles held, by id. */
    roles?: (string | {
      id: string
    })[]
    /** Private scopes held besides those of roles, by name. */
    authorized_scopes?: (string | {
      name: string
    })[]
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id?: string | null
    /** A blocked person cannot sign in, and their tokens are refused. */
    blocked?: boolean
    /** Ask for a new password at the next sign-in. */
    must_change_password?: boolean
    /** Wrong passwords since the last right one. */
    failed_sign_ins?: number
    /** The end of a lockout after too many wrong passwords; an administrator can lift it. */
    locked_until?: number | null
    /** Wrong second factors since the last right one. (RFC 4226 §7.3) */
    failed_factors?: number
    /** The end of a lockout after too many wrong second factors; each one lasts twice as long as the one before. */
    factors_locked_until?: number | null
    /** When a second factor was first demanded of the person: the grace period begins. */
    second_factor_asked_at?: number | null
    /** Tokens and sessions from before this moment are refused. */
    tokens_revoked_at?: number | null
    /** When they last signed in. */
    last_login_at?: number | null
    /** When they confirmed their address. */
    confirmed_at?: number | null
    /** The application that this test user was made for: they can sign in to it while it is not live, and to nothing else. */
    test_client_id?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The password, only in the answer that made the test user. */
    password?: string
  }
  export type ListedDeveloperUserPage = {
    data: Schemas.ListedDeveloperUser[]
    page: Schemas.Page
  }
  /** Why one request was refused: the checks that it passed, and the one that it failed. Kept for a week. */
  export type ListedExplanation = {
    /** Its expiry and the request. */
    id: string
    /** The request, as the answer named it. */
    request_id?: string
    /** When it was refused. */
    at?: number
    /** The client id in the request, even of a client that does not exist; `-` when there was none. */
    client_id?: string
    /** The endpoint that refused. */
    endpoint?: string
    /** The HTTP method. */
    method?: string
    /** The error code of the answer. */
    error?: string
    /** The HTTP status of the refusal, even if it was sent to the application by a redirect. */
    status?: number
    /** The description in the response. */
    message?: string
    /** The check that failed. */
    check?: "client_named" | "client_known" | "client_active" | "client_method" | "client_proof" | "client_secret" | "secret_expiry" | "assertion_signature" | "assertion_subject" | "assertion_audience" | "assertion_time" | "assertion_once" | "client_certificate" | "profile" | "redirect_uri" | "request_object" | "request_uri" | "registration" | "pushed" | "response_type" | "response_type_known" | "implicit_grant" | "dpop_binding" | "response_mode" | "parameter_length" | "openid_scope" | "nonce" | "pkce" | "pkce_or_nonce" | "pkce_method" | "pkce_challenge" | "prompt" | "max_age" | "claims" | "dpop_thumbprint" | "id_token_hint" | "launch" | "person" | "scope_form" | "scope_known" | "scope_held" | "resource" | "scope_of_resource" | "authorization_details" | "grant_type" | "grant_known" | "grant_registered" | "parameters" | "dpop_proof" | "code" | "redirect_uri_repeated" | "pkce_verifier" | "dpop_key" | "bound_key" | "refresh_token" | "subject_token" | "actor_token" | "assertion" | "assertion_rule" | "polling" | "vault" | "token_sent" | "token_live" | "token_scope" | "policy" | "other"
    /** Where it is demanded. */
    spec?: string | null
    /** The checks that the request passed, in their order. */
    passed?: string[]
    /** The expected value. */
    expected?: string[]
    /** The received value. Never a secret. */
    got?: string | null
    /** The decision of the policies, when one of them refused: the one that decided, and the answer of each that was asked. */
    decision?: {
      effect: "allow" | "deny" | "step_up"
      decided_by?: string
      reason?: string
      trace: {
        policy: string
        name: string
        engine: string
        effect: string
        applies: string
        error?: string
      }[]
    } | null
    /** The credential or key with which the client tried to prove itself. */
    tried?: string | null
    /** The client authentication method of the request. */
    auth_method?: string | null
    /** The network it came from: /24 for IPv4, /64 for IPv6. */
    network?: string
    /** The parameters that hold no secret. */
    params?: { [name: string]: string }
    /** The names of the parameters that were not kept. */
    withheld?: string[]
    /** The request is a pushed authorization request. */
    was_pushed?: boolean
    /** How many refusals of this client were not kept since the one before, because there were too many. */
    skipped?: number
    /** When the row is removed. */
    expires_at?: number
    /** The JSON merge patch of the client with which the request would have passed (RFC 7396); null when there is none, or the client has it already. */
    fix?: { [name: string]: unknown } | null
  }
  export type ListedExplanationPage = {
    data: Schemas.ListedExplanation[]
    page: Schemas.Page
  }
  /** Another server whose accounts sign people in here. Identity providers name the servers that they offer. */
  export type ListedFederatedServer = {
    /** The identifier of the federated server; it never changes. */
    id: string
    /** The name on the button, such as Google. */
    name?: string
    /** The ready server that fills in what is not sent. */
    preset?: string | null
    /** `oidc`: OpenID Connect, with verified ID tokens. `oauth2`: OAuth 2.0, whose userinfo endpoint describes the person. `saml`: SAML 2.0, with signed assertions. */
    protocol?: "oidc" | "oauth2" | "saml"
    /** Nobody signs in by a server that is not active. */
    active?: boolean
    /** Show a button. Off: people come to it by the domain of their address, or by the default of a client. */
    shown?: boolean
    /** Its issuer identifier, letter by letter. Endpoints that are absent are found by discovery. (OIDC Discovery §4.3) */
    issuer?: string | null
    /** Its authorization endpoint. (RFC 6749 §3.1) */
    authorization_endpoint?: string | null
    /** Its token endpoint. (RFC 6749 §3.2) */
    token_endpoint?: string | null
    /** The endpoint that describes the person of an access token. (OIDC Core §5.3) */
    userinfo_endpoint?: string | null
    /** The keys that verify its ID tokens. (RFC 7517 §5) */
    jwks_uri?: string | null
    /** The endpoint that ends sessions there. (OIDC RP-Initiated Logout §2) */
    end_session_endpoint?: string | null
    /** Our `client_id` there. (RFC 6749 §2.2) */
    client_id?: string | null
    /** The way in which this server authenticates there. (RFC 6749 §2.3) */
    client_auth_method?: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "none"
    /** The scopes that are asked for. */
    scopes?: string[]
    /** The character between scopes. If not set: a space. (RFC 6749 §3.3) */
    scope_separator?: string | null
    /** Further parameters of authorization requests. They override no standard one. */
    parameters?: {
      key: string
      value: string
      description?: string
    }[]
    /** Send a code challenge (S256). Off only for servers that refuse it. (RFC 7636 §4) */
    pkce?: boolean
    /** Responses must name their issuer. Switched on by discovery too. (RFC 9207 §2.4) */
    iss_parameter?: boolean
    /** People who sign out here are sent on to sign out there. (OIDC RP-Initiated Logout §2) */
    sign_out?: boolean
    /** Its entity ID, letter by letter, as its metadata tell it. (SAML Core §2.2.5) */
    saml_entity_id?: string | null
    /** Its single sign-on address for HTTP-Redirect. (SAML Bindings §3.4) */
    saml_sign_on_url?: string | null
    /** The certificates that verify its signatures, as PEM: several while it changes its key. Their expiry counts for nothing; only who they are does. (SAML Core §5) */
    saml_certificates?: string | null
    /** The kind of name for an account that is asked for. (SAML Core §8.3) */
    saml_name_id_format?: "persistent" | "emailAddress" | "unspecified"
    /** The certificate of that key, as PEM, which our metadata tell. */
    saml_signing_certificate?: string | null
    /** Let nobody in by a session that they still have there. (SAML Core §3.4.1) */
    saml_ask_again?: boolean
    /** The claim that names an account there for ever. With `oidc` it is `sub`, whatever stands here; with `saml`, `sub` is the NameID. (OIDC Core §5.7) */
    subject_claim?: string
    /** The claim that fills each attribute of a person. Attributes that are not named are filled by the claim of their name. */
    attributes?: { [name: string]: string }
    /** Further addresses that describe the person: each answer is kept as the claim of its name. */
    claim_documents?: {
      claim: string
      url: string
    }[]
    /** Roles by values of claims. They are given and taken at each sign-in; roles that no rule names stay as they are. */
    role_rules?: {
      claim: string
      value: string
      role_id: string
    }[]
    /** Make a person at the first sign-in of an account. Off: only linked accounts sign in. */
    create_people?: boolean
    /** Write the attributes anew at each sign-in. */
    update_people?: boolean
    /** Believe it when it says that an address is verified. Only for servers that let nobody claim the address of another. */
    trust_email?: boolean
    /** Believe that people signed in anew when an application asked for it, although the server does not tell when they did. Off: such a sign-in is refused. Servers that only speak OAuth 2.0 never tell it. (OIDC Core §2) */
    trust_sign_in_time?: boolean
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedFederatedServerPage = {
    data: Schemas.ListedFederatedServer[]
    page: Schemas.Page
  }
  /** One authorization: the root of a code, its tokens and their refreshes. */
  export type ListedGrant = {
    /** Names the grant. */
    id: string
    /** The client it was given to. */
    client_id?: string
    /** The person who gave it. */
    user_id?: string | null
    /** The sign-in it was given in. */
    session_id?: string | null
    /** The `sid` that its ID tokens carry. (OIDC Front-Channel Logout §3) */
    sid?: string | null
    /** The granted scopes. */
    scope?: string[]
    /** The APIs it was granted for. */
    audience?: string[]
    /** The granted authorization details. (RFC 9396 §7) */
    authorization_details?: {
      type: string
    }[] | null
    /** Carried into the ID token. (OIDC Core §2) */
    nonce?: string | null
    /** Claims that were asked for one by one. (OIDC Core §5.5) */
    claims?: {
      userinfo?: { [name: string]: {
        essential?: boolean
        value?: unknown
        values?: unknown[]
      } | null }
      id_token?: { [name: string]: {
        essential?: boolean
        value?: unknown
        values?: unknown[]
      } | null }
    } | null
    /** The context that the application was launched in. */
    launch?: { [name: string]: unknown } | null
    /** Its tokens are agent tokens: they supply the data that is bound to it, and open no API. */
    agent?: boolean | null
    /** When the person signed in. */
    auth_time?: number | null
    /** How strongly. */
    acr?: string | null
    /** The methods of the sign-in. (RFC 8176 §2) */
    amr?: string[]
    /** When it was given. */
    created_at?: number
    /** When all tokens that descend from it have expired. */
    expires_at?: number
    /** When it was revoked. */
    revoked_at?: number | null
    username?: string | null
    client_name?: string | null
  }
  export type ListedGrantPage = {
    data: Schemas.ListedGrant[]
    page: Schemas.Page
  }
  /** People who hold roles and scopes together. A group may stand in another; its members then have what both give. */
  export type ListedGroup = {
    /** The identifier of the group; it never changes. */
    id: string
    /** The display name, also a value in the `groups` claim. */
    name?: string
    /** The people it is meant for. */
    description?: string | null
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id?: string | null
    /** The group that it stands in: its members are members of that one too. At most eight stand inside one another. */
    parent_id?: string | null
    /** Roles that its members hold, by id. */
    roles?: (string | {
      id: string
    })[]
    /** Private scopes that its members hold besides those of its roles, by name. */
    scopes?: string[]
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers?: string[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The number of its own members, without those of groups that stand in it. */
    members?: number
  }
  /** One person in one group. */
  export type ListedGroupMember = {
    /** Group and person: a person is a member at most once. */
    id: string
    /** The group. */
    group_id?: string
    /** The person. */
    user_id?: string
    /** Since when. */
    created_at?: number
    username?: string | null
    name?: string | null
  }
  export type ListedGroupMemberPage = {
    data: Schemas.ListedGroupMember[]
    page: Schemas.Page
  }
  export type ListedGroupPage = {
    data: Schemas.ListedGroup[]
    page: Schemas.Page
  }
  /** The way people sign in: the pages they see, and the backend that knows them. */
  export type ListedIdentityProvider = {
    /** The identifier of the identity provider; it never changes. */
    id: string
    /** The display name. */
    name?: string
    /** The store of people it asks. If not set at creation: the default backend. */
    backend_id?: string | null
    /** Serves clients that name none. */
    is_default?: boolean
    /** Let people sign in by the password of their backend. Off: by federated servers or by mail only. */
    password_sign_in?: boolean
    /** Let people sign in by a code or a link that is mailed to the address they proved. It is one factor, and good in the browser that asked. */
    email_sign_in?: "off" | "code" | "link" | "code_and_link"
    /** The other servers whose accounts sign people in, by id, in the order of their buttons. */
    federated_servers?: (string | {
      id: string
    })[]
    /** Ask a person who is signed in whether to continue with that session. */
    choose_session?: boolean
    /** Let people sign up. */
    registrable?: boolean
    /** Let people in only once they proved, by a link in a letter, that they read the mail of their address. */
    confirmable?: boolean
    /** Mail people who forgot their password a link to a new one, where there is a mail server. */
    reset_password?: boolean
    /** Let people add authenticator apps as a second factor. (RFC 6238 §4) */
    totp?: boolean
    /** Let people add passkeys, and sign in with them. (WebAuthn §1.2) */
    passkeys?: boolean
    /** Let people add codes by mail as a second factor. It is the weakest one: whoever reads the mail can often set a new password too. */
    email_codes?: boolean
    /** `required`: people who sign in here show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required"
    /** How long people may put off adding a second factor, from the first time that one is demanded of them. 0: not at all. */
    second_factor_grace_ttl?: number
    /** How long people may choose not to be asked for the second factor again in a browser. 0: they cannot. */
    remember_device_ttl?: number
    /** The PIN or fingerprint that a passkey after the password asks for. A passkey in place of the password always asks for one. (WebAuthn §5.8.6) */
    user_verification?: "required" | "preferred" | "discouraged"
    /** Let people edit their profile. */
    user_editable?: boolean
    /** The credentials that people may sign in with. If not set: none. (OID4VP 1.0 §3) */
    verifier_id?: string | null
    /** Let people delete their account. */
    destroyable?: boolean
    /** Ask people for consent. */
    consentable?: boolean
    /** The name that the pages show as their owner. If not set: that of the tenant. */
    brand_name?: string | null
    /** The words after the title of each page in the browser's tab. If not set: the name above. */
    page_title?: string | null
    /** The logo at the head of the pages: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. */
    logo_uri?: string | null
    /** A picture behind the pages, of at most 512 KiB, of which the server keeps a copy. */
    background_uri?: string | null
    /** The colour of buttons; links take it as far as they stay readable. It stands out from the card by 3:1 at least. (WCAG 2.2 §1.4.11) */
    accent_color?: string | null
    /** The same in dark mode. If not set: the accent colour, made as bright as it must be. */
    accent_color_dark?: string | null
    /** The colour behind the card. Text on it reaches 4.5:1 at least. (WCAG 2.2 §1.4.3) */
    background_color?: string | null
    /** The same in dark mode. */
    background_color_dark?: string | null
    /** The colour of the card with the forms. Text on it reaches 4.5:1 at least. (WCAG 2.2 §1.4.3) */
    card_color?: string | null
    /** The same in dark mode. */
    card_color_dark?: string | null
    /** How round buttons and inputs are, in pixels. Cards are rounder in proportion. */
    corner_radius?: number | null
    /** Words of the pages in place of ours: language → name of the text → text, such as `{"en": {"signIn": "Log in"}}`. `GET /api/page-texts` lists the names. */
    texts?: { [name: string]: { [name: string]: string } } | null
    /** Where people find help: a link at the foot of the pages. */
    help_uri?: string | null
    /** The privacy policy at the foot of the pages, where the application has none of its own. */
    policy_uri?: string | null
    /** The terms of service at the foot of the pages, where the application has none of its own. */
    tos_uri?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedIdentityProviderPage = {
    data: Schemas.ListedIdentityProvider[]
    page: Schemas.Page
  }
  /** A token that lets a program register clients, so many or until some day. It is shown once. */
  export type ListedInitialAccessToken = {
    /** Names the token. */
    id: string
    /** The program or team that has it. */
    name?: string
    /** How many clients may still be registered with it. If not set: any number. */
    uses_left?: number | null
    /** When it expires. If not set: never. */
    expires_at?: number | null
    /** When a client was last registered with it. */
    last_used_at?: number | null
    /** The actor who made it. */
    created_by?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The token: in the answer that made it, and never again. */
    token?: string
  }
  export type ListedInitialAccessTokenPage = {
    data: Schemas.ListedInitialAccessToken[]
    page: Schemas.Page
  }
  /** An invitation into an organization, which the invited person accepts or leaves. */
  export type ListedInvitation = {
    /** Names the invitation; it begins with its expiry. */
    id: string
    /** The organization. */
    organization_id?: string
    /** The e-mail address or username of the invited person, compared without regard to case. The API does not tell whether such a person exists. */
    invitee?: string
    /** The role of the person in the organization after acceptance. */
    role?: "member" | "admin"
    /** When the invitation was made. */
    created_at?: number
    /** When it expires, in milliseconds since 1970. */
    expires_at?: number
  }
  export type ListedInvitationPage = {
    data: Schemas.ListedInvitation[]
    page: Schemas.Page
  }
  /** A credential that was issued to a wallet, and its status. Its claims are not kept. */
  export type ListedIssuedCredential = {
    /** Names the credential here; the credential itself does not carry it. */
    id: string
    /** The kind of credential. */
    configuration_id?: string
    /** The version of that kind it was made by. */
    configuration_version?: number
    /** Its format. */
    format?: string
    /** The client that it was issued through. */
    client_id?: string
    /** The person whom it is about. */
    user_id?: string
    /** The name of that person at the time. */
    holder_name?: string
    /** The permission by which it was fetched. */
    grant_id?: string | null
    /** The SHA-256 thumbprint of the key that it is bound to. (RFC 7638 §3) */
    key_thumbprint?: string | null
    /** The attributes of the person that it tells; with one of them it is suspended or revoked. */
    attributes?: string[]
    /** `suspended` can be undone, `revoked` cannot. (draft-ietf-oauth-status-list §7.1) */
    status?: "valid" | "revoked" | "suspended"
    /** Why it was suspended or revoked. */
    status_reason?: string | null
    /** The cause of the status: an `administrator`, or an `attribute` of the person that was suspended or revoked. */
    status_by?: "administrator" | "attribute" | null
    /** The list that tells its status. */
    status_list_id?: string | null
    /** Its place in the list. */
    status_index?: number | null
    /** The last report of its wallet. (OID4VCI 1.0 §11.1) */
    wallet_event?: "credential_accepted" | "credential_failure" | "credential_deleted" | null
    /** Grows with every change; sent as the ETag. */
    version?: number
    /** When it was issued. */
    issued_at?: number
    /** When it expires, in milliseconds since 1970. */
    expires_at?: number
    /** When its status changed last. */
    updated_at?: number | null
    /** The identifier of its configuration. */
    configuration_name?: string | null
  }
  export type ListedIssuedCredentialPage = {
    data: Schemas.ListedIssuedCredential[]
    page: Schemas.Page
  }
  /** Work that is done later, at least once, by whichever node is free. */
  export type ListedJob = {
    /** Names the job. A standing job has the same id for ever. */
    id: string
    /** The kind of work. */
    kind?: string
    /** The tenant it is done for; empty where it concerns all. */
    tenant_id?: string | null
    /** The input of the work. It holds no secret. */
    payload?: { [name: string]: unknown }
    /** `waiting` until it is due; `running` on a node; `idle`: a standing job with nothing to do; `failed`: given up after the last attempt. */
    state?: "waiting" | "running" | "idle" | "failed"
    /** When it is due next. */
    due_at?: number
    /** When it is due again, because it was requested while it was running. */
    rerun_at?: number | null
    /** How often it was tried since it last succeeded. */
    attempts?: number
    /** When another node may take the job over, unless its node renews the lease. */
    leased_until?: number | null
    /** The node that runs it, or ran it last. */
    node?: string | null
    /** Why the last attempt failed. */
    last_error?: string | null
    /** When it was made. */
    created_at?: number
    /** When it last changed its state. */
    updated_at?: number
  }
  /** One attempt at a job, kept for a week. */
  export type ListedJobAttempt = {
    /** Its expiry and a random part. */
    id: string
    /** The job. */
    job_id?: string
    /** The kind of work. */
    kind?: string
    /** The tenant it was done for. */
    tenant_id?: string | null
    /** Counts the attempts at this job. */
    number?: number
    /** `done`, or `failed`. */
    outcome?: "done" | "failed"
    /** The error of a failure, or a remark of the work. */
    detail?: string | null
    /** How long it took, in milliseconds. */
    duration?: number
    /** The node that tried. */
    node?: string
    /** When it ended. */
    at?: number
    /** When the record is removed. */
    expires_at?: number
  }
  export type ListedJobAttemptPage = {
    data: Schemas.ListedJobAttempt[]
    page: Schemas.Page
  }
  export type ListedJobPage = {
    data: Schemas.ListedJob[]
    page: Schemas.Page
  }
  /** A key pair for signing, or for the decryption of messages to this server. The private key never leaves the server. */
  export type ListedKeyPair = {
    /** Its `kid`: the RFC 7638 thumbprint of the public key. (RFC 7638 §3) */
    id: string
    /** The display name. */
    name?: string | null
    /** The kind of key. */
    type?: "RSA-2048" | "RSA-3072" | "RSA-4096" | "P-256" | "P-384" | "P-521" | "Ed25519" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    /** `sig`: it signs. `enc`: others encrypt to it, and it never signs. (RFC 7517 §4.2) */
    use?: "sig" | "enc"
    /** The algorithm, unless a client asks for another one that fits the key. */
    alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The client it belongs to; empty where it belongs to the tenant. */
    client_id?: string | null
    /** It signs for every client without a key of its own that uses its algorithm. */
    is_default?: boolean
    /** Active: signs from `signs_at` on. Retiring: signs until its successor does, and is published until the tokens it signed have expired. Retired: not published. */
    state?: "active" | "retiring" | "retired"
    /** When it begins to sign. Until then it is only published, and the key that it replaces continues. */
    signs_at?: number | null
    /** When a retiring key leaves the published JWK set. */
    retires_at?: number | null
    /** The key that replaced it. */
    successor_id?: string | null
    /** The public key, as PEM. */
    public_key?: string
    /** The public key, as a JWK. (RFC 7517 §4) */
    public_jwk?: { [name: string]: unknown }
    /** When it first signed. */
    first_used_at?: number | null
    /** When it last signed. */
    last_used_at?: number | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedKeyPairPage = {
    data: Schemas.ListedKeyPair[]
    page: Schemas.Page
  }
  /** An account at a federated server that signs a person in. */
  export type ListedLinkedAccount = {
    /** The identifier of the link. */
    id: string
    /** The person. */
    user_id?: string
    /** The federated server. */
    federated_server_id?: string
    /** The account, as the server names it. (OIDC Core §5.7) */
    subject?: string
    /** The address or name of the account there, for people. */
    label?: string | null
    /** When the account was linked. */
    created_at?: number
    /** When it last signed the person in. */
    last_used_at?: number | null
  }
  export type ListedLinkedAccountPage = {
    data: Schemas.ListedLinkedAccount[]
    page: Schemas.Page
  }
  /** A logout token for one client, and how its delivery went. Kept for a week. */
  export type ListedLogoutDelivery = {
    /** Its expiry and a random part. */
    id: string
    /** The client that is told. */
    client_id?: string
    /** The person who was signed out. */
    user_id?: string
    /** The `sid` of the ended sign-in. (OIDC Back-Channel Logout §2.4) */
    sid?: string
    /** `waiting`: not sent yet. `done`: the client accepted it. `failed`: the last attempt failed; a few more follow by themselves. */
    outcome?: "waiting" | "done" | "failed"
    /** How often it was sent. */
    attempts?: number
    /** The HTTP status of the last answer. Empty where none came. */
    status?: number | null
    /** Why the last attempt failed. */
    detail?: string | null
    /** When the person was signed out. */
    created_at?: number
    /** When it was last sent. */
    attempted_at?: number | null
    /** When the record is removed. */
    expires_at?: number
  }
  export type ListedLogoutDeliveryPage = {
    data: Schemas.ListedLogoutDelivery[]
    page: Schemas.Page
  }
  /** A mail server for the letters of this tenant: all of them, or those to the people of the backends that name it. */
  export type ListedMailServer = {
    /** The identifier of the mail server; it never changes. */
    id: string
    /** The display name. */
    name?: string
    /** It sends the letters of backends that name no mail server. Without a default the mail server of the operator does. */
    is_default?: boolean
    /** The sender of the letters: an address, or `Name <address>`. */
    sender?: string
    /** The name of the server. It must have a public address, unless the operator allows its private one. */
    host?: string
    /** The port. If not set: 465 with `tls`, 587 with `starttls`, 25 with `clear`. */
    port?: number | null
    /** `tls`: TLS from the start. `starttls`: STARTTLS is demanded. `clear`: without, to a host that the operator allows only. (RFC 3207 §4) */
    security?: "tls" | "starttls" | "clear"
    /** The username for SMTP authentication. If not set: no authentication. */
    username?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedMailServerPage = {
    data: Schemas.ListedMailServer[]
    page: Schemas.Page
  }
  /** One person in one organization. */
  export type ListedMembership = {
    /** Organization and person: a person is a member at most once. */
    id: string
    /** The organization. */
    organization_id?: string
    /** The person. */
    user_id?: string
    /** An administrator manages members and clients of the organization. */
    role?: "member" | "admin"
    /** Roles inside the organization, in its own words. */
    titles?: string[]
    /** Since when. */
    created_at?: number
    username?: string | null
    name?: string | null
  }
  export type ListedMembershipPage = {
    data: Schemas.ListedMembership[]
    page: Schemas.Page
  }
  /** A label that groups clients for people. */
  export type ListedNamespace = {
    /** Names the namespace for ever. Made by the server unless given. */
    id: string
    /** The display name, which may change. */
    name?: string
    /** The purpose of the namespace. */
    description?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedNamespacePage = {
    data: Schemas.ListedNamespace[]
    page: Schemas.Page
  }
  /** A process of the server that uses this database. */
  export type ListedNode = {
    /** Host, process and a random part. */
    id: string
    /** The version of the program. */
    version?: string
    /** When it started. */
    started_at?: number
    /** Its last heartbeat; one comes every ten seconds. */
    seen_at?: number
  }
  export type ListedNodePage = {
    data: Schemas.ListedNode[]
    page: Schemas.Page
  }
  /** A group of people with clients of their own. */
  export type ListedOrganization = {
    /** The identifier of the organization; it never changes. */
    id: string
    /** The display name. */
    name?: string
    /** A longer name, for pages. */
    label?: string | null
    /** A description of the organization. */
    description?: string | null
    /** Settings for its own people: `invitation_ttl`, how long an invitation waits; `session_ttl`, how long a sign-in lasts; `mfa`, whether members must have a second factor, and `mfa_grace_ttl`, how long they may put it off; `password_min_strength`, how hard to guess their new passwords must be (0 to 4). */
    settings?: {
      invitation_ttl?: number
      mfa?: "optional" | "required"
      mfa_grace_ttl?: number
      password_min_strength?: number
      session_ttl?: number
    }
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The number of its members. */
    members?: number
  }
  /** A domain of an organization, proved by a TXT record in DNS. People with an address in it find their way to sign in by it. */
  export type ListedOrganizationDomain = {
    /** The identifier of the domain; it never changes. */
    id: string
    /** The organization. */
    organization_id?: string
    /** The domain, such as example.com. Domains below it are others. */
    domain?: string
    /** The text that a TXT record at `_gatehouse-challenge.` and the domain must hold before the domain can be verified. (RFC 1035 §3.3.14) */
    challenge?: string
    /** When the record was found; empty until then. */
    verified_at?: number | null
    /** The federated server where its people sign in, at the identity providers that offer it. */
    federated_server_id?: string | null
    /** Its people sign in by this server only, not by password. */
    enforced?: boolean
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedOrganizationDomainPage = {
    data: Schemas.ListedOrganizationDomain[]
    page: Schemas.Page
  }
  export type ListedOrganizationPage = {
    data: Schemas.ListedOrganization[]
    page: Schemas.Page
  }
  /** An event in the life of an authorization. Refreshes are kept for three days, all else for thirty. */
  export type ListedOutboundAttempt = {
    /** Its expiry and a random part. */
    id: string
    /** The authorization. */
    authorization_id?: string
    /** The outcome. */
    outcome?: "authorized" | "refreshed" | "entered" | "failed" | "lost" | "cancelled" | "revoked"
    /** The error code. */
    error?: string | null
    /** The description of the error. */
    detail?: string | null
    /** The response time of the provider, in milliseconds. */
    duration?: number
    /** The time of the attempt. */
    at?: number
    /** The time at which the record is removed. */
    expires_at?: number
  }
  export type ListedOutboundAttemptPage = {
    data: Schemas.ListedOutboundAttempt[]
    page: Schemas.Page
  }
  /** A permission at a provider, with the tokens that it gave. */
  export type ListedOutboundAuthorization = {
    /** Names the authorization for ever. */
    id: string
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique in its namespace. */
    name?: string
    /** The kind of credential. */
    type?: "oauth2" | "callback" | "basic" | "api_key"
    /** The grant that gives the first token. (RFC 6749 §1.3) */
    flow?: "authorization_code" | "client_credentials" | "device_code" | "jwt_bearer" | "token_exchange"
    /** The client that requests tokens. Another client removes the scopes and tokens. */
    remote_client_id?: string | null
    /** The requested scopes, out of those of the provider. (RFC 6749 §3.3) */
    scopes?: string[]
    /** Further parameters of the authorization request; without one, of the token request. Values may hold variables. */
    parameters?: {
      key: string
      value: string
      description?: string
    }[]
    /** Values of `{{variables}}` in endpoints, scopes, parameters and headers. */
    variables?: {
      key: string
      value: string
      description?: string
    }[]
    /** The subject of a JWT bearer assertion. If not set: the client. (RFC 7523 §3) */
    assertion_subject?: string | null
    /** The authorization whose token is exchanged. (RFC 8693 §2.1) */
    subject_authorization_id?: string | null
    /** The owner of the authorization: only this person can consent, and get the token. */
    user_id?: string | null
    /** The connection that the person made the authorization for: no other connection takes it for theirs. */
    connection_id?: string | null
    /** The username of Basic authentication. (RFC 7617 §2) */
    username?: string | null
    /** The header that carries the API key. */
    header_name?: string
    /** The word before the API key in the header. */
    header_prefix?: string | null
    /** Data of programs. */
    metadata?: { [name: string]: unknown }
    /** Authorized: a token is there or can be had. Expired: it cannot be renewed. Failing: the last renewal failed. Lost: the permission ended, and consent is needed again. */
    status?: "unauthorized" | "waiting" | "authorized" | "expired" | "failing" | "lost"
    /** The token type. (RFC 6749 §7.1) */
    token_type?: string | null
    /** The granted scopes. */
    granted_scope?: string[]
    /** The person at the provider: the `sub` of the ID token. */
    subject_there?: string | null
    /** The time at which the token was received. */
    obtained_at?: number | null
    /** The expiry of the token; empty where it is unknown. */
    expires_at?: number | null
    /** The time of the next renewal by a job. */
    refresh_at?: number | null
    /** The number of tokens received so far. */
    generation?: number
    /** The number of failed renewals since the last success. */
    failures?: number
    /** The time of the first failed renewal since the last success. */
    failing_since?: number | null
    /** The time of the next attempt after a failure. */
    retry_at?: number | null
    /** The error code of the last failure. */
    error?: string | null
    /** The description of the last failure. */
    error_description?: string | null
    /** The user code of a device flow, and the address at which it is typed. */
    device?: {
      user_code: string
      verification_uri: string
      verification_uri_complete?: string
      expires_at: number
    } | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The name of its client. */
    client_name?: string | null
  }
  export type ListedOutboundAuthorizationPage = {
    data: Schemas.ListedOutboundAuthorization[]
    page: Schemas.Page
  }
  /** An API of others that is called through this server, or that it gives tokens for. */
  export type ListedOutboundConnection = {
    /** Names the connection for ever. */
    id: string
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique in its namespace. */
    name?: string
    /** The address of the API. It may hold `{{variables}}`. Calls reach paths below it. */
    base_url?: string
    /** Further headers of each call. With `injection` set to variable, values may hold `{{access_token}}`, `{{token_type}}`, `{{username}}` and `{{password}}`. */
    headers?: {
      key: string
      value: string
      description?: string
    }[]
    /** Values of `{{variables}}` in the address and headers. */
    variables?: {
      key: string
      value: string
      description?: string
    }[]
    /** Automatic: this server adds the Authorization header. Variable: a header of the list names the token. */
    injection?: "automatic" | "variable"
    /** The authorization that all calls use. If not set: none, or one of each person. */
    authorization_id?: string | null
    /** The client through which each person is asked for an authorization of their own. */
    remote_client_id?: string | null
    /** The scopes that each person is asked for. */
    scopes?: string[]
    /** People and their applications may use the connection (scope `outbound:use`). Off: administrators only. */
    open?: boolean
    /** The people who may use the connection. None: all. */
    users?: (string | {
      id: string
    })[]
    /** The applications that may use the connection for people. None: all. */
    clients?: (string | {
      id: string
    })[]
    /** Applications receive the token itself. Off: they call the API through this server only. */
    tells_token?: boolean
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedOutboundConnectionPage = {
    data: Schemas.ListedOutboundConnection[]
    page: Schemas.Page
  }
  /** Another server at which this one is a client: where it is asked for tokens, and how. */
  export type ListedOutboundProvider = {
    /** Names the provider for ever. */
    id: string
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique in its namespace. */
    name?: string
    /** OAuth 2.0 and OpenID Connect; a callback that a hook reads; a username and password; an API key. */
    type?: "oauth2" | "callback" | "basic" | "api_key"
    /** The preset that the provider was made from. */
    preset?: string | null
    /** The page of the provider on which clients are made. */
    documentation_uri?: string | null
    /** The issuer identifier of the provider, letter by letter. ID tokens and authorization responses must name it. (RFC 9207 §2.4) */
    issuer?: string | null
    /** The authorization endpoint. It may hold `{{variables}}` of the authorization. (RFC 6749 §3.1) */
    authorization_endpoint?: string | null
    /** The token endpoint. It may hold `{{variables}}`. (RFC 6749 §3.2) */
    token_endpoint?: string | null
    /** The device authorization endpoint. (RFC 8628 §3.1) */
    device_authorization_endpoint?: string | null
    /** The endpoint that revokes tokens of cancelled authorizations. If not set: tokens are deleted here only. (RFC 7009 §2) */
    revocation_endpoint?: string | null
    /** The public keys that verify ID tokens. (RFC 7517 §5) */
    jwks_uri?: string | null
    /** The response type of authorization requests. */
    response_type?: "code"
    /** The character between scopes. If not set: a space. (RFC 6749 §3.3) */
    scope_separator?: string | null
    /** Send a code challenge (S256). Off only for servers that refuse it. (RFC 7636 §4) */
    pkce?: boolean
    /** Authorization responses of this provider name their issuer; a response without it is refused. (RFC 9207 §2.4) */
    iss_parameter?: boolean
    /** The HTTP method of token requests. GET leaves secrets in the logs of the provider. */
    token_method?: "POST" | "GET"
    /** The way in which this server authenticates at the token endpoint. (RFC 6749 §2.3) */
    client_auth_method?: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "tls_client_auth" | "none"
    /** The signature algorithm of client assertions, which a key of this tenant signs. (RFC 7523 §3) */
    client_assertion_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    /** The audience of client assertions. (RFC 7523 §3) */
    client_assertion_audience?: "issuer" | "token_endpoint"
    /** Bind tokens to a key that only this server has. (RFC 9449 §5) */
    dpop?: boolean
    /** Tokens are renewed never, by the standard (a refresh token or the grant itself), or by a hook. (RFC 6749 §6) */
    refresh_strategy?: "none" | "standard" | "hook"
    /** The time before its end at which a token counts as expired. */
    refresh_margin?: number | null
    /** The HTTPS endpoint of a program of yours that renews tokens, signs authorization requests or reads callbacks. */
    hook_url?: string | null
    /** Ask the hook for further parameters of each authorization request, such as a signature. */
    hook_signs?: boolean
    /** The tenants that may use the provider. */
    sharing?: "tenant" | "owner" | "everyone"
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedOutboundProviderPage = {
    data: Schemas.ListedOutboundProvider[]
    page: Schemas.Page
  }
  /** A scope of a provider. An authorization may ask for those of its provider and for no others. */
  export type ListedOutboundScope = {
    /** Names the scope for ever. */
    id: string
    /** The name in requests. It may hold `{{variables}}`. (RFC 6749 §3.3) */
    name?: string
    /** The provider that knows the scope. */
    provider_id?: string
    /** The access that the scope allows. */
    description?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedOutboundScopePage = {
    data: Schemas.ListedOutboundScope[]
    page: Schemas.Page
  }
  /** An access token that a person made for a script of their own. */
  export type ListedPersonalToken = {
    /** Names the personal token; not the token. */
    id: string
    /** The person whom it speaks for. */
    user_id?: string
    /** Its purpose, in the words of the person. */
    note?: string
    /** The scopes that it carries. */
    scope?: string[]
    /** The grant that it descends from. */
    grant_id?: string
    /** When it was made. */
    created_at?: number
    /** When it dies by itself. */
    expires_at?: number
    /** When it leaves the list. */
    kept_until?: number
  }
  export type ListedPersonalTokenPage = {
    data: Schemas.ListedPersonalToken[]
    page: Schemas.Page
  }
  /** A rule about requests: whom it lets do what, or whom it stops. It narrows what scopes allow and never goes beyond it. */
  export type ListedPolicy = {
    /** Names the policy for ever. */
    id: string
    /** Named in decisions and to whom it refuses something. */
    name?: string
    /** The intent of the policy, for its administrators. */
    description?: string | null
    /** `allow` or `deny` the requests to which it applies. One policy that denies overrides all that allow. */
    effect?: "allow" | "deny"
    /** A `draft` is not asked. A `shadow` decides, is recorded, and does not bind. An `enforced` one binds. */
    stage?: "draft" | "shadow" | "enforced"
    /** The language of the rule. */
    engine?: "allow" | "matcho" | "json-schema" | "complex" | "expression" | "allow-by-operation" | "matcho-by-operation" | "cedar"
    /** The condition under which it applies, in the language of the engine. The engine `allow` has none. */
    rule?: unknown
    /** The questions it answers: `operation` of this API, `token` to be issued, `access` to an API of somebody else. None: all. */
    points?: ("operation" | "token" | "access")[]
    /** Clients it is linked to. */
    client_ids?: (string | {
      id: string
    })[]
    /** People it is linked to. */
    user_ids?: (string | {
      id: string
    })[]
    /** Roles whose holders it is linked to. */
    role_ids?: (string | {
      id: string
    })[]
    /** Organizations whose members it is linked to. */
    organization_ids?: (string | {
      id: string
    })[]
    /** Operations it is linked to, by `operationId`. It is asked when any one of its links is met; without links it is global. */
    operations?: string[]
    /** It is asked only about callers with a scope that names it, with the parameters of that scope as `parameters`. */
    by_scope?: boolean
    /** Told to whom it denies something. If not set: its name. */
    reason?: string | null
    /** The most scopes that a token may have which is issued where it applies. If not set: as many as it is entitled to. */
    most_scopes?: string[] | null
    /** The longest that such an access token may live. */
    longest_ttl?: number | null
    /** The sign-in that such a token takes: `acr_values`, one of which the person must have reached, and `max_age` in seconds. (RFC 9470 §3) */
    step_up?: {
      acr_values?: string[]
      max_age?: number
    } | null
    /** Tests: requests, and whether the rule applies to each. All must come out as expected for the policy to be saved. */
    cases?: {
      name: string
      request: {
        /** The HTTP method, in capitals. */
        method?: string
        /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
        path?: string
        /** The parameters of the query string. */
        query?: { [name: string]: string }
        /** The request headers, their names in lower case; of credentials only the scheme is told. */
        headers?: { [name: string]: string }
        /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
        body?: unknown
        /** The operation that is asked for. */
        operation?: {
          /** The `operationId` of the API document; `issue_token` where a token is issued. */
          id: string
          method?: string
          /** The path with its named parts, e.g. `/api/clients/{id}`. */
          path?: string
        }
        /** The named parts of the path, e.g. `id`. */
        params?: { [name: string]: string }
        /** The client that asks, as its administrator reads it. */
        client?: { [name: string]: unknown }
        /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
        user?: { [name: string]: unknown }
        /** How the person signed in. */
        session?: {
          /** When the person signed in, in seconds since 1970. */
          auth_time?: number
          acr?: string
          amr?: string[]
          sid?: string
        }
        /** The names of the roles that the person holds, those of their backend included. */
        roles?: string[]
        /** The ids of the same roles. */
        role_ids?: string[]
        /** The groups of the person. */
        groups?: string[]
        /** The organizations of the person, with their role and titles in each. */
        organizations?: {
          id: string
          role: string
          titles: string[]
        }[]
        /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
        token?: { [name: string]: unknown }
        /** The token that is to be issued; only where one is. */
        grant?: {
          type: string
          scope: string[]
          audience: string[]
          /** Whether the token will be bound to a key. */
          bound: boolean
        }
        /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
        parameters?: { [name: string]: unknown }
        /** The subject of an access evaluation: `type`, `id` and `properties`. */
        subject?: { [name: string]: unknown }
        /** The action of an access evaluation: `name` and `properties`. */
        action?: { [name: string]: unknown }
        /** The resource of an access evaluation: `type`, `id` and `properties`. */
        resource?: { [name: string]: unknown }
        /** The context of an access evaluation. */
        context?: { [name: string]: unknown }
        /** The address that the request came from. */
        ip?: string
        /** When the question was asked. */
        time?: {
          /** Seconds since 1970. */
          epoch: number
          /** The date in UTC, e.g. `2026-02-28`. */
          date: string
          /** 0 to 23, in UTC. */
          hour: number
          minute: number
          /** 1 is Monday, 7 is Sunday, in UTC. */
          weekday: number
        }
      }
      /** Whether the rule applies to the request. */
      applies: boolean
    }[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The policy has no links, and so applies to everybody. */
    is_global?: boolean
  }
  /** One decision of the policies, with the request object that it was made on. A sample, kept for a week. */
  export type ListedPolicyDecision = {
    /** Its expiry and the request. */
    id: string
    /** The request, as the answer named it. */
    request_id?: string
    /** The time of the decision. */
    at?: number
    /** The question that was decided. */
    point?: "operation" | "token" | "access"
    /** The operation that was asked for. */
    operation?: string
    /** The client that asked; `-` where none is known. */
    client_id?: string
    /** The person it acted for. */
    user_id?: string | null
    /** The decision. */
    effect?: "allow" | "deny" | "step_up"
    /** The policy that decided; absent when none did. */
    decided_by?: string | null
    /** The reason of a refusal. */
    reason?: string | null
    /** The decision if the policies in shadow, and the default that is rehearsed, were enforced; where it is another. */
    shadow_effect?: "allow" | "deny" | "step_up" | null
    /** The policy that would have decided. */
    shadow_decided_by?: string | null
    /** The scopes of which one lets the caller in. */
    scope_takes?: string[]
    /** The scopes that the caller held. */
    scope_held?: string[]
    /** The caller is exempt from the default of denying. */
    is_exempt?: boolean
    /** The work it took: values looked at, characters matched. */
    cost?: number
    /** Every policy that was asked, and whether its rule applied. */
    trace?: Schemas.PolicyStep[]
    /** The request object, without credentials. */
    request?: {
      /** The HTTP method, in capitals. */
      method?: string
      /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
      path?: string
      /** The parameters of the query string. */
      query?: { [name: string]: string }
      /** The request headers, their names in lower case; of credentials only the scheme is told. */
      headers?: { [name: string]: string }
      /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
      body?: unknown
      /** The operation that is asked for. */
      operation?: {
        /** The `operationId` of the API document; `issue_token` where a token is issued. */
        id: string
        method?: string
        /** The path with its named parts, e.g. `/api/clients/{id}`. */
        path?: string
      }
      /** The named parts of the path, e.g. `id`. */
      params?: { [name: string]: string }
      /** The client that asks, as its administrator reads it. */
      client?: { [name: string]: unknown }
      /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
      user?: { [name: string]: unknown }
      /** How the person signed in. */
      session?: {
        /** When the person signed in, in seconds since 1970. */
        auth_time?: number
        acr?: string
        amr?: string[]
        sid?: string
      }
      /** The names of the roles that the person holds, those of their backend included. */
      roles?: string[]
      /** The ids of the same roles. */
      role_ids?: string[]
      /** The groups of the person. */
      groups?: string[]
      /** The organizations of the person, with their role and titles in each. */
      organizations?: {
        id: string
        role: string
        titles: string[]
      }[]
      /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
      token?: { [name: string]: unknown }
      /** The token that is to be issued; only where one is. */
      grant?: {
        type: string
        scope: string[]
        audience: string[]
        /** Whether the token will be bound to a key. */
        bound: boolean
      }
      /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
      parameters?: { [name: string]: unknown }
      /** The subject of an access evaluation: `type`, `id` and `properties`. */
      subject?: { [name: string]: unknown }
      /** The action of an access evaluation: `name` and `properties`. */
      action?: { [name: string]: unknown }
      /** The resource of an access evaluation: `type`, `id` and `properties`. */
      resource?: { [name: string]: unknown }
      /** The context of an access evaluation. */
      context?: { [name: string]: unknown }
      /** The address that the request came from. */
      ip?: string
      /** When the question was asked. */
      time?: {
        /** Seconds since 1970. */
        epoch: number
        /** The date in UTC, e.g. `2026-02-28`. */
        date: string
        /** 0 to 23, in UTC. */
        hour: number
        minute: number
        /** 1 is Monday, 7 is Sunday, in UTC. */
        weekday: number
      }
    }
    /** A debug token asked for the decision to be kept. */
    debugged?: boolean
    /** When it is forgotten. */
    expires_at?: number
  }
  export type ListedPolicyDecisionPage = {
    data: Schemas.ListedPolicyDecision[]
    page: Schemas.Page
  }
  export type ListedPolicyPage = {
    data: Schemas.ListedPolicy[]
    page: Schemas.Page
  }
  /** A policy as it once was. */
  export type ListedPolicyVersion = {
    /** The policy. */
    policy_id?: string
    /** All its fields, as they were. */
    policy?: { [name: string]: unknown }
    /** The row and its version. */
    id: string
    /** Which version. */
    version?: number
    /** When it became so. */
    at?: number
    /** The kind of actor who made the change. */
    actor_type?: string
    /** The actor who made the change. */
    actor_id?: string | null
    /** Field → value before and after, compared with the version before. */
    changes?: { [name: string]: { [name: string]: unknown } }
  }
  export type ListedPolicyVersionPage = {
    data: Schemas.ListedPolicyVersion[]
    page: Schemas.Page
  }
  /** The distance of each client from the secure defaults. */
  export type ListedPostureScore = {
    /** The client. */
    id: string
    /** 100: no finding is to be mended. */
    score?: number
    /** The name of the client. */
    name?: string | null
    /** The kind of application. */
    kind?: string | null
    /** The client is active. */
    active?: boolean | null
    /** The hardening it has, in percent of the rules that concern it. */
    hardening?: number
    /** The rules that it breaks by a setting weaker than the default. */
    mend?: string[]
    /** The rules by which it could be safer than the default. */
    strengthen?: string[]
  }
  export type ListedPostureScorePage = {
    data: Schemas.ListedPostureScore[]
    page: Schemas.Page
  }
  /** A presentation of credentials that was asked for, and what was seen. The values of claims are not part of it. */
  export type ListedPresentation = {
    /** Names the presentation; it opens nothing. */
    id: string
    /** The definition that it was asked by. */
    verifier_id?: string
    /** The client that asked, if any. */
    client_id?: string | null
    /** It signs a person in, is answered to a caller of the API, or belongs to a request that a wallet began. */
    purpose?: "sign_in" | "api" | "wallet"
    /** The tokens that the wallet is asked for: credentials, a self-issued ID token, or both. (SIOPv2 §9) */
    response_types?: ("vp_token" | "id_token")[]
    /** `waiting` for a wallet; `accepted`: its claims can be read; `refused`: see `refusal`; `used`: somebody signed in with it. */
    state?: "waiting" | "accepted" | "refused" | "used"
    /** Where the browser is sent after a wallet on the same device answered. */
    return_to?: string | null
    /** The flow that the wallet answered in. */
    flow?: "same_device" | "cross_device" | "browser" | null
    /** Each credential that was accepted: its type, its issuer and the names of its claims. */
    seen?: {
      query: string
      format: string
      type: string
      issuer: string
      claims: string[]
    }[]
    /** The thumbprints of the keys that were proved earlier in its flow. */
    chain?: string[]
    /** The thumbprints of the keys that may answer. None: any. */
    parties?: string[]
    /** The rules of those who answered earlier on those who answer later (`metadata_policy`), by the thumbprints of their keys. */
    policies?: {
      one_of?: string[]
      superset_of?: string[]
    }[]
    /** Credentials are offered to whoever presents what is asked: see `offers` of the verifier. */
    offer_follows?: boolean
    /** The thumbprint of the key that the holder proved. (RFC 7638 §3) */
    holder_key?: string | null
    /** The DID, or the thumbprint of the key, that the holder proved. */
    holder?: string | null
    /** Why the response was refused, or what the wallet said instead. */
    refusal?: string | null
    /** When it was asked for. */
    created_at?: number
    /** When the wallet answered. */
    answered_at?: number | null
    /** When it can no longer be answered. */
    expires_at?: number
    /** When the row, and the claims in it, are removed. */
    kept_until?: number
  }
  export type ListedPresentationPage = {
    data: Schemas.ListedPresentation[]
    page: Schemas.Page
  }
  /** Our registration at a provider: the identifier and secret that it gave us. */
  export type ListedRemoteClient = {
    /** Names the client for ever. */
    id: string
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique at its provider. */
    name?: string
    /** The provider at which the client is registered. */
    provider_id?: string
    /** The type of its provider. */
    type?: "oauth2" | "callback" | "basic" | "api_key"
    /** The `client_id` at the provider. (RFC 6749 §2.2) */
    identifier?: string
    /** The expiry of the secret at the provider. Warnings are recorded 14 days, 7 days and 1 day before. */
    secret_expires_at?: number | null
    /** The people who get a letter when the secret expires soon, or when authorizations fail or are lost: at most one a day. */
    contacts?: string[]
    /** The client certificate for TLS, as PEM with its chain. (RFC 8705 §2) */
    certificate?: string | null
    /** Further parameters of token requests and refreshes. Values may hold `{{identifier}}`, `{{secret}}`, `{{timestamp}}` and variables. */
    parameters?: {
      key: string
      value: string
      description?: string
    }[]
    /** Further headers of token requests and refreshes, likewise. */
    headers?: {
      key: string
      value: string
      description?: string
    }[]
    /** Values of `{{variables}}`. Variables of an authorization override them. */
    variables?: {
      key: string
      value: string
      description?: string
    }[]
    /** The addresses to which people may be redirected after consent, letter by letter. */
    return_uris?: string[]
    /** The tenants that may use the client. They cannot read its secret. */
    sharing?: "tenant" | "owner" | "everyone"
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedRemoteClientPage = {
    data: Schemas.ListedRemoteClient[]
    page: Schemas.Page
  }
  /** The requests of a developer and the decisions of a reviewer, item by item. */
  export type ListedReview = {
    /** The identifier of the request; it never changes. */
    id: string
    /** The application it is about. */
    client_id?: string
    /** The developer who asks. */
    requested_by?: string
    /** Why the developer asks. */
    reason?: string
    /** `waiting`: the reviewer decides next; afterwards the developer acts. */
    state?: "waiting" | "decided" | "withdrawn"
    /** The requested items, with the state and reason of each. */
    items?: ({
      kind: "scope" | "go_live" | "name" | "initiate_login_uri" | "in_gallery" | "confidential" | "auth_method" | "tls_client_certificate_bound_access_tokens" | "redirect_uri" | "post_logout_redirect_uri" | "allowed_origin" | "require_pushed_authorization_requests" | "require_signed_request_object" | "authorization_details_type" | "enforce_dpop" | "subject_type" | "sector_identifier_uri" | "grant_type" | "logo_uri" | "client_uri" | "policy_uri" | "tos_uri"
      value: string
      state?: "waiting" | "approved" | "declined"
      reason?: string
    })[]
    /** The points of the checklist that a reviewer ticked. */
    checked?: ("description" | "contacts" | "home" | "redirect_uris" | "scopes" | "policy" | "terms" | "logo" | "start" | "tested")[]
    /** The reviewer. */
    decided_by?: string | null
    /** When it was decided. */
    decided_at?: number | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    client_name?: string | null
  }
  export type ListedReviewPage = {
    data: Schemas.ListedReview[]
    page: Schemas.Page
  }
  /** A named set of scopes, given to people or to all people of a backend. */
  export type ListedRole = {
    /** The identifier of the role; it never changes. */
    id: string
    /** The display name, also the value in the `roles` claim. */
    name?: string
    /** The people it is meant for. */
    description?: string | null
    /** The scopes it gives, by name. */
    scopes?: string[]
    /** `required`: its holders show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required"
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers?: string[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedRolePage = {
    data: Schemas.ListedRole[]
    page: Schemas.Page
  }
  /** A request of the policy laboratory that is kept, to be decided again whenever a policy changes. */
  export type ListedSavedRequest = {
    /** The identifier of the request; it never changes. */
    id: string
    /** Its subject, for people. */
    name?: string
    /** The question. */
    point?: "operation" | "token" | "access"
    /** The request object. */
    request?: {
      /** The HTTP method, in capitals. */
      method?: string
      /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
      path?: string
      /** The parameters of the query string. */
      query?: { [name: string]: string }
      /** The request headers, their names in lower case; of credentials only the scheme is told. */
      headers?: { [name: string]: string }
      /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
      body?: unknown
      /** The operation that is asked for. */
      operation?: {
        /** The `operationId` of the API document; `issue_token` where a token is issued. */
        id: string
        method?: string
        /** The path with its named parts, e.g. `/api/clients/{id}`. */
        path?: string
      }
      /** The named parts of the path, e.g. `id`. */
      params?: { [name: string]: string }
      /** The client that asks, as its administrator reads it. */
      client?: { [name: string]: unknown }
      /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
      user?: { [name: string]: unknown }
      /** How the person signed in. */
      session?: {
        /** When the person signed in, in seconds since 1970. */
        auth_time?: number
        acr?: string
        amr?: string[]
        sid?: string
      }
      /** The names of the roles that the person holds, those of their backend included. */
      roles?: string[]
      /** The ids of the same roles. */
      role_ids?: string[]
      /** The groups of the person. */
      groups?: string[]
      /** The organizations of the person, with their role and titles in each. */
      organizations?: {
        id: string
        role: string
        titles: string[]
      }[]
      /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
      token?: { [name: string]: unknown }
      /** The token that is to be issued; only where one is. */
      grant?: {
        type: string
        scope: string[]
        audience: string[]
        /** Whether the token will be bound to a key. */
        bound: boolean
      }
      /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
      parameters?: { [name: string]: unknown }
      /** The subject of an access evaluation: `type`, `id` and `properties`. */
      subject?: { [name: string]: unknown }
      /** The action of an access evaluation: `name` and `properties`. */
      action?: { [name: string]: unknown }
      /** The resource of an access evaluation: `type`, `id` and `properties`. */
      resource?: { [name: string]: unknown }
      /** The context of an access evaluation. */
      context?: { [name: string]: unknown }
      /** The address that the request came from. */
      ip?: string
      /** When the question was asked. */
      time?: {
        /** Seconds since 1970. */
        epoch: number
        /** The date in UTC, e.g. `2026-02-28`. */
        date: string
        /** 0 to 23, in UTC. */
        hour: number
        minute: number
        /** 1 is Monday, 7 is Sunday, in UTC. */
        weekday: number
      }
    }
    /** A client that is looked up each time. */
    client_id?: string | null
    /** A person who is looked up each time. */
    user_id?: string | null
    /** Everybody who works with policies sees it. Else its owner alone does. */
    shared?: boolean
    /** The person or client that keeps it. */
    owner?: string
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedSavedRequestPage = {
    data: Schemas.ListedSavedRequest[]
    page: Schemas.Page
  }
  /** A permission that tokens may carry. */
  export type ListedScope = {
    /** The identifier of the scope; it never changes. */
    id: string
    /** The name in requests and tokens. (RFC 6749 §3.3) */
    name?: string
    /** The permission in plain words, for the consent page. */
    label?: string | null
    /** The access that it allows, in a sentence or two. */
    description?: string | null
    /** Every client and person may have it. */
    public?: boolean
    /** A policy that is asked about whoever has this scope: one with `by_scope`. It narrows what the scope allows. */
    policy_id?: string | null
    /** The parameters that the policy sees as `parameters`. */
    policy_parameters?: { [name: string]: unknown }
    /** The scope that this one is a part of. Who may have that one may have this one, and consent to that one is consent to this one. */
    narrows?: string | null
    /** The rows of the API that the part reaches: members with the values that they may have, such as `{"region": ["eu"]}`. APIs read it as `scope_selectors` in introspection and in JWT access tokens. */
    selector?: { [name: string]: (string | number | boolean)[] } | null
    /** The server itself needs it, so it cannot be renamed or removed. */
    system?: boolean
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedScopePage = {
    data: Schemas.ListedScope[]
    page: Schemas.Page
  }
  /** One sign-in of one person in one browser. */
  export type ListedSession = {
    /** Identifies the session, and cannot be used as its cookie. */
    id: string
    /** The person. */
    user_id?: string
    /** The backend that checked the password. */
    backend_id?: string
    /** The `sid` that clients see. (OIDC Front-Channel Logout §3) */
    sid?: string
    /** When they signed in. */
    auth_time?: number
    /** The methods of the sign-in. (RFC 8176 §2) */
    amr?: string[]
    /** How strongly. */
    acr?: string | null
    /** The federated server whose account signed them in. */
    federated_server_id?: string | null
    /** `yes`: it outlives the browser window. */
    remember?: "yes" | "no"
    /** The person put off adding a second factor, as long as they may. */
    second_factor_put_off?: boolean
    /** The network address of the sign-in. */
    address?: string | null
    /** The browser. */
    agent?: string | null
    /** When it began. */
    created_at?: number
    /** When it was last used, to the minute. */
    last_seen_at?: number
    /** When it ends, even if it is in use. */
    expires_at?: number
    /** When it was ended. */
    ended_at?: number | null
    /** The session is valid now. */
    active?: boolean
    username?: string | null
  }
  export type ListedSessionPage = {
    data: Schemas.ListedSession[]
    page: Schemas.Page
  }
  /** A stream of security event tokens to a receiver, pushed to it or polled by it. */
  export type ListedSignalStream = {
    /** Names the stream. (SSF 1.0 §8.1.1) */
    id: string
    /** The receiver, which is the `aud` of its tokens. */
    client_id?: string
    /** The description that the receiver gave. */
    description?: string | null
    /** Tokens are pushed to an address, or polled. (SSF 1.0 §6.1) */
    method?: "push" | "poll"
    /** The address that tokens are pushed to. (RFC 8935 §2) */
    endpoint_url?: string | null
    /** The events that the receiver asked for. */
    events_requested?: string[]
    /** `paused`: events wait, up to a thousand for a week, and are sent when it is enabled again. `disabled`: they are not even kept. (SSF 1.0 §8.1.2) */
    status?: "enabled" | "paused" | "disabled"
    /** Why it is paused or disabled; the receiver sees it. */
    status_reason?: string | null
    /** The number of the last event that was queued for it, or did not concern it. */
    queued_sequence?: number
    /** When the receiver last asked for a verification. (SSF 1.0 §8.1.4) */
    verified_at?: number | null
    /** When its deliveries began to fail. */
    failing_since?: number | null
    /** Why a delivery failed, or how the receiver refused a token. */
    last_error?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedSignalStreamPage = {
    data: Schemas.ListedSignalStream[]
    page: Schemas.Page
  }
  /** A signing service outside, which holds private keys. A client names it as its `signatures_adapter`. */
  export type ListedSigner = {
    /** The identifier of the signer; it never changes. */
    id: string
    /** The name that clients give as their `signatures_adapter`. */
    name?: string
    /** The address of its signing API. */
    url?: string
    /** Its public keys, each with `kid` and `alg`. All are published. The first key of an algorithm signs: list a new key last for a while, then first. (RFC 7517 §5) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    }
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedSignerPage = {
    data: Schemas.ListedSigner[]
    page: Schemas.Page
  }
  /** A list that tells verifiers the states of credentials. */
  export type ListedStatusList = {
    /** Names the list in its address. */
    id: string
    /** A description for administrators. */
    description?: string | null
    /** A list that is not active tells every credential in it as suspended, until it is switched on again; new credentials get places in another one. (draft-ietf-oauth-status-list §7.1) */
    active?: boolean
    /** The client whose credentials it is about, and whose key signs it. */
    client_id?: string
    /** How many credentials it has places for. */
    size?: number
    /** New credentials get places in it. */
    is_open?: boolean
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts?: string[]
    /** `approved`: somebody else than its authors looked at it as it is. It waits again after every change that matters. */
    review?: "waiting" | "approved" | "declined"
    /** The words of the reviewer. */
    review_note?: string | null
    /** The reviewer. */
    reviewed_by?: string | null
    /** When it was reviewed. */
    reviewed_at?: number | null
    /** The callers that changed it since it was last approved, with the owners of clients among them: none of these can approve it. The first change after an approval begins the list anew. */
    authors?: string[]
    /** Grows with every edit and whenever a state changes, so that every node makes the list anew. */
    version?: number
    /** When it was made. */
    created_at?: number
    /** When it was last edited. */
    updated_at?: number
  }
  export type ListedStatusListPage = {
    data: Schemas.ListedStatusList[]
    page: Schemas.Page
  }
  /** A status list as it once was. */
  export type ListedStatusListVersion = {
    /** The status list. */
    status_list_id?: string
    /** All its fields, as they were. */
    status_list?: { [name: string]: unknown }
    /** The row and its version. */
    id: string
    /** Which version. */
    version?: number
    /** When it became so. */
    at?: number
    /** The kind of actor who made the change. */
    actor_type?: string
    /** The actor who made the change. */
    actor_id?: string | null
    /** Field → value before and after, compared with the version before. */
    changes?: { [name: string]: { [name: string]: unknown } }
  }
  export type ListedStatusListVersionPage = {
    data: Schemas.ListedStatusListVersion[]
    page: Schemas.Page
  }
  /** A page or a letter of the tenant, in place of the built-in one. */
  export type ListedTemplate = {
    /** The identifier of the template; it never changes. */
    id: string
    /** The page or letter that it replaces. */
    name?: "layout" | "sign_in" | "select_account" | "register" | "consent" | "second_factor" | "forgotten_password" | "new_password" | "confirm_email" | "device_code" | "device_question" | "account" | "factors" | "add_app" | "add_passkey" | "email_sent" | "requests" | "credential_offer" | "present" | "signed_out" | "error" | "mail_invitation" | "mail_factor_added" | "mail_factor_removed" | "mail_factors_reset" | "mail_sign_in" | "mail_factor_code" | "mail_email_confirm" | "mail_email_change_asked" | "mail_email_changed" | "mail_new_device" | "mail_recovery_code_used" | "mail_password" | "mail_tx_code" | "mail_reconsent" | "mail_outbound_trouble" | "mail_remote_secret" | "mail_review_decided" | "mail_developer_invited" | "mail_developer_approved" | "mail_developer_declined" | "mail_test"
    /** Only for the people of this identity provider. If not set: of every one. */
    identity_provider_id?: string | null
    /** Only while this client waits; it goes before that of the identity provider. */
    client_id?: string | null
    /** Only in this language. If not set: in every language without a template of its own. */
    language?: string | null
    /** The subject of a letter, a template too. If not set: the built-in one. */
    subject?: string | null
    /** The text: a Liquid template. That of a page is markup; that of a letter plain text, whose paragraphs become those of its HTML. */
    body?: string
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedTemplatePage = {
    data: Schemas.ListedTemplate[]
    page: Schemas.Page
  }
  /** A template as it once was. */
  export type ListedTemplateVersion = {
    /** The template. */
    template_id?: string
    /** All its fields, as they were. */
    template?: { [name: string]: unknown }
    /** The row and its version. */
    id: string
    /** Which version. */
    version?: number
    /** When it became so. */
    at?: number
    /** The kind of actor who made the change. */
    actor_type?: string
    /** The actor who made the change. */
    actor_id?: string | null
    /** Field → value before and after, compared with the version before. */
    changes?: { [name: string]: { [name: string]: unknown } }
  }
  export type ListedTemplateVersionPage = {
    data: Schemas.ListedTemplateVersion[]
    page: Schemas.Page
  }
  /** An isolated issuer: its own clients, people, keys, scopes and pages. */
  export type ListedTenant = {
    /** The identifier of the tenant; it never changes. */
    id: string
    /** Its name in URLs: the issuer is `{issuer}/t/{slug}`. The default tenant is at the root. */
    slug?: string
    /** Shown to people. */
    name?: string
    /** All endpoints of a tenant that is not active answer 404. */
    active?: boolean
    /** The person or company that the tenant is run for. Tenants of one owner may use the outbound clients that one of them shares with its owner. */
    owner?: string | null
    /** The algorithms accepted in DPoP proofs and client assertions. If not set: those of the server. (FAPI 2.0 §5.4.1) */
    client_signing_algs?: ("ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "HS256" | "HS384" | "HS512")[] | null
    /** Settings that this tenant decides itself, by their names, out of those in `tenant_overrides` of the server. */
    settings?: { [name: string]: unknown }
    /** Registration of clients without an administrator: by nobody, by holders of an initial access token, also by holders of a software statement of a trusted issuer, or by everybody. (RFC 7591 §3) */
    registration?: "closed" | "with_token" | "with_statement" | "open"
    /** Demand PKCE of confidential clients that register themselves. Public ones must use it in any case. (RFC 7636 §4.3) */
    registration_pkce?: boolean
    /** The people who become developers on the page `/developers`: nobody, people of `developer_domains` and those who were invited, or others too once an administrator approves. The address must be proved. */
    developer_sign_up?: "closed" | "invited" | "approval"
    /** Domains of e-mail addresses, such as example.com, whose people become developers at once. Domains below them are others. */
    developer_domains?: string[]
    /** How long a client that registered itself stays when it is not used. One with a live grant or token stays in any case. If not set: for ever. */
    registered_client_ttl?: number | null
    /** Clients whose id is the URL of their metadata document: none, those on the hosts listed in `client_document_hosts`, or any. (draft-ietf-oauth-client-id-metadata-document §3) */
    client_documents?: "off" | "trusted_hosts" | "any_host"
    /** The hosts whose documents are trusted. */
    client_document_hosts?: string[]
    /** The registered clients of other tenants that people may sign in to here: none, those of tenants with the same `owner`, or all. They get public scopes only, and people are asked for consent. */
    registered_clients?: "off" | "same_owner" | "any_tenant"
    /** The questions to which the answer is no where no policy allows it: `operation`, `token`, `access`. */
    deny_by_default?: ("operation" | "token" | "access")[]
    /** Those where it is only recorded whom that would lock out. */
    deny_by_default_rehearsed?: ("operation" | "token" | "access")[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The administration client of the new tenant, only in the answer that made it. */
    client_id?: string
    /** The client's secret, only in the answer that made it. */
    client_secret?: string
    /** The issuer of the tenant. */
    issuer?: string
  }
  export type ListedTenantPage = {
    data: Schemas.ListedTenant[]
    page: Schemas.Page
  }
  /** An access token that was issued. The token itself is not kept. */
  export type ListedToken = {
    /** Identifies the token, and cannot be used as the token. */
    id: string
    /** Opaque, or a JWT. */
    format?: "opaque" | "jwt"
    /** The client it was issued to. */
    client_id?: string
    /** The person it speaks for; empty where the client acts for itself. */
    user_id?: string | null
    /** The authorization it descends from. */
    grant_id?: string | null
    /** The grant type that issued it. */
    grant_type?: string
    /** The scopes that it carries. */
    scope?: string[]
    /** The APIs it is for. (RFC 8707 §2) */
    audience?: string[]
    /** The key it is bound to. (RFC 7800 §3) */
    confirmation?: { [name: string]: string } | null
    /** Further claims that it carries, and what it allows in detail. (RFC 9396 §9) */
    claims?: { [name: string]: unknown } | null
    /** The token that it was exchanged for, with which it dies. (RFC 8693 §2.1) */
    subject_token_id?: string | null
    /** The credential that the client proved itself with. */
    credential_id?: string | null
    /** When it was issued. */
    issued_at?: number
    /** When it expires, in milliseconds since 1970. */
    expires_at?: number
    /** When it was revoked. */
    revoked_at?: number | null
    /** The token is valid now. */
    active?: boolean
    client_name?: string | null
    username?: string | null
  }
  export type ListedTokenPage = {
    data: Schemas.ListedToken[]
    page: Schemas.Page
  }
  /** A language of the pages and letters. English and French are built in; a translation of these replaces single texts. */
  export type ListedTranslation = {
    /** The identifier of the translation; it never changes. */
    id: string
    /** The tag of the language, such as `de` or `pt-BR`; it never changes. (RFC 5646 §2.1) */
    language?: string
    /** The name of the language in itself, such as Deutsch: the pages offer it by this name. */
    name?: string
    /** The direction of its script: from left to right, or from right to left. */
    direction?: "ltr" | "rtl"
    /** The texts by name. `{1}`, `{{ link }}` and the like stay as they are. `GET /api/translations/built-in` gives the English ones. */
    words?: { [name: string]: string }
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** How many texts it has. */
    translated?: number
    /** How many texts it lacks: they are shown in English, or in the language that it is a variety of. */
    missing?: number
  }
  export type ListedTranslationPage = {
    data: Schemas.ListedTranslation[]
    page: Schemas.Page
  }
  /** Another issuer whose tokens are accepted here, for the stated purposes only. */
  export type ListedTrustedIssuer = {
    /** The identifier of the trusted issuer; it never changes. */
    id: string
    /** The display name. */
    name?: string
    /** Its `iss`, compared exactly. (RFC 7519 §4.1.1) */
    issuer?: string
    /** Tokens of an issuer that is not active are refused. */
    active?: boolean
    /** The uses of its tokens: `api` accepts them as bearer tokens at the API of this server; `token_exchange` and `jwt_bearer` exchange them for tokens of ours; `id_jag` accepts its identity assertions; `client_federation` lets clients prove themselves by them; `client_attestation` vouches for the keys of instances of clients; `key_attestation` for the keys that credentials are bound to; `login_hint` lets them name whom a backchannel request asks; `software_statement` vouches for the metadata of clients that register themselves. Empty: none. */
    purposes?: ("api" | "token_exchange" | "jwt_bearer" | "id_jag" | "client_federation" | "client_attestation" | "key_attestation" | "login_hint" | "software_statement")[]
    /** Its public keys. (RFC 7517 §5) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    } | null
    /** The address of its public keys. Without `jwks`, `jwks_uri`, `roots`, `introspection_endpoint` and `hmac_secret`, the keys are found by discovery at the issuer. (RFC 8414 §2) */
    jwks_uri?: string | null
    /** The root certificates, as PEM, that the certificate of its key in `x5c` must descend from, in place of published keys. The certificate must name the issuer: its address, or the host of it. (RFC 5280 §6) */
    roots?: string | null
    /** The algorithms that its tokens may be signed with. (RFC 8725 §3.1) */
    signing_algs?: ("ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87")[]
    /** The endpoint that introspects its tokens, in place of keys. (RFC 7662 §2) */
    introspection_endpoint?: string | null
    /** The client id that this server introspects with. */
    introspection_client_id?: string | null
    /** The seconds for which its published keys, or answers of its introspection endpoint, are kept. A token that is revoked there stays valid here for so long. If not set: keys as long as their headers say, within an hour; answers for 30. */
    cache_ttl?: number | null
    /** The accepted values of `aud`; a token must carry one of them. None: the issuer of this tenant. (RFC 7519 §4.1.3) */
    audiences?: string[]
    /** The accepted values of `typ`. `JWT` also accepts tokens without one. (RFC 8725 §3.11) */
    token_types?: string[]
    /** The scopes that its tokens may have here. A token has those of its own scopes that are listed here and that its subject holds. None: its tokens have no scopes. */
    scopes?: string[]
    /** The claim that names the subject of a token. */
    subject_claim?: string
    /** A claim that names the person by their id here. It is looked at before `subject_claim`, which counts for tokens without it. */
    override_claim?: string | null
    /** A person whom a token names by username or e-mail address, and who is not known here, is created in the default backend, without a password. */
    creates_people?: boolean
    /** The claim that fills each attribute of a person who is created. Attributes that are not named are filled by the claim of their name; people who are known keep theirs. */
    attributes?: { [name: string]: string }
    /** The attribute of a person here that the claim is matched with: the id, the username in the default backend, or an e-mail address that both sides verified. */
    subject_is?: "id" | "username" | "email"
    /** The person whom all its tokens represent, regardless of their claims. */
    user_id?: string | null
    /** The client that all its tokens represent, regardless of their claims. */
    client_id?: string | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedTrustedIssuerPage = {
    data: Schemas.ListedTrustedIssuer[]
    page: Schemas.Page
  }
  /** A person who signs in. */
  export type ListedUser = {
    /** The `sub` of tokens. (OIDC Core §2) */
    id: string
    /** The store of people that knows this one. If not set at creation: the default backend. */
    backend_id?: string | null
    /** The name that the person types to sign in, usually an e-mail address. Compared without regard to case. */
    username?: string
    /** Full name. (OIDC Core §5.1) */
    name?: string | null
    /** Given name. (OIDC Core §5.1) */
    given_name?: string | null
    /** Family name. (OIDC Core §5.1) */
    family_name?: string | null
    /** Middle name. (OIDC Core §5.1) */
    middle_name?: string | null
    /** Casual name. (OIDC Core §5.1) */
    nickname?: string | null
    /** URL of a page about the person. (OIDC Core §5.1) */
    profile?: string | null
    /** URL of a picture. (OIDC Core §5.1) */
    picture?: string | null
    /** URL of their own page, or of their organization. (OIDC Core §5.1) */
    website?: string | null
    /** Gender: `female`, `male`, or any other word. (OIDC Core §5.1) */
    gender?: string | null
    /** Birthday as YYYY-MM-DD. The year may be 0000 (unknown); a year alone is accepted. (OIDC Core §5.1) */
    birthdate?: string | null
    /** Preferred language. (OIDC Core §5.1) */
    locale?: string | null
    /** Time zone. (OIDC Core §5.1) */
    zoneinfo?: string | null
    /** E-mail address. (OIDC Core §5.1) */
    email?: string | null
    /** The person has proved to own the address. Never set by the person. (OIDC Core §5.1) */
    email_verified?: boolean
    /** Phone number. (OIDC Core §5.1) */
    phone_number?: string | null
    /** The person has proved to own the number. (OIDC Core §5.1) */
    phone_number_verified?: boolean
    /** Postal address. (OIDC Core §5.1.1) */
    address?: { [name: string]: string } | null
    /** Words that group people, separated by spaces. */
    group?: string | null
    /** Further attributes: value, status and display of each. */
    metadata?: { [name: string]: {
      value: unknown
      status?: "valid" | "suspended" | "revoked"
      /** {"type":"array","items":{"type":"string"}} or {"type":"boolean","const":false} */
      display?: unknown
    } }
    /** Claims of other identity providers. */
    federated_metadata?: { [name: string]: unknown }
    /** Roles held, by id. */
    roles?: (string | {
      id: string
    })[]
    /** Private scopes held besides those of roles, by name. */
    authorized_scopes?: (string | {
      name: string
    })[]
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id?: string | null
    /** A blocked person cannot sign in, and their tokens are refused. */
    blocked?: boolean
    /** Ask for a new password at the next sign-in. */
    must_change_password?: boolean
    /** Wrong passwords since the last right one. */
    failed_sign_ins?: number
    /** The end of a lockout after too many wrong passwords; an administrator can lift it. */
    locked_until?: number | null
    /** Wrong second factors since the last right one. (RFC 4226 §7.3) */
    failed_factors?: number
    /** The end of a lockout after too many wrong second factors; each one lasts twice as long as the one before. */
    factors_locked_until?: number | null
    /** When a second factor was first demanded of the person: the grace period begins. */
    second_factor_asked_at?: number | null
    /** Tokens and sessions from before this moment are refused. */
    tokens_revoked_at?: number | null
    /** When they last signed in. */
    last_login_at?: number | null
    /** When they confirmed their address. */
    confirmed_at?: number | null
    /** The application that this test user was made for: they can sign in to it while it is not live, and to nothing else. */
    test_client_id?: string | null
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers?: string[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The organizations of the person. */
    organizations?: ({
      id: string
      name: string
      label: string | null
      role: "member" | "admin"
    })[]
    /** Sign-in is refused for now, after too many wrong passwords. */
    locked?: boolean
  }
  /** A file of people that is uploaded, checked line by line, and then written in slices beside the ordinary work. */
  export type ListedUserImport = {
    /** The identifier of the import; it never changes. */
    id: string
    /** Its name, such as that of the file. */
    name?: string
    /** `csv`: the first line names the columns. `ndjson`: one JSON object on each line. */
    format?: "csv" | "ndjson"
    /** The store that the people are put into. If not set: the default one. */
    backend_id?: string | null
    /** The file is believed where it says that an address or number is proved. Only with every power over the server, because a proved address opens what its owner may have. */
    proved?: boolean
    /** Column of the file → field of a person, `metadata.` or `address.` and a member, `roles`, `groups` or `password_hash`; a column with no field is left out. Columns that are not named are read by their names. */
    columns?: { [name: string]: string | null }
    /** `uploading`: takes text. `checked`: nothing is written yet; the faults are listed. `done`: all lines without a fault are written. `stopped`: goes on where it was when it is run. `failed`: the file cannot be read. */
    state?: "uploading" | "checking" | "checked" | "running" | "done" | "stopped" | "failed"
    /** Why the file cannot be read. */
    error?: string | null
    /** The columns of the file. */
    found?: string[]
    /** The characters that were uploaded; the next part begins here. */
    received?: number
    /** The parts that the text is kept in. */
    parts?: number
    /** The slices that the lines are kept in. */
    slices?: number
    /** The slices that are done. */
    place?: number
    /** The lines with a person. */
    rows?: number
    /** The lines that were checked or written. */
    handled?: number
    /** The people who were made, or would be. */
    created?: number
    /** The people who are there already, or were named before in the file; they stay as they are. */
    skipped?: number
    /** The lines with a fault. */
    faulty?: number
    /** When the uploaded text is removed, whatever became of it. */
    kept_until?: number
    /** When it was done. */
    ended_at?: number | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  /** A line of an import that holds a fault. */
  export type ListedUserImportFault = {
    /** Import and line: a line is told once. */
    id: string
    /** The import. */
    import_id?: string
    /** The line of the file. */
    line?: number
    /** The username in that line. */
    username?: string | null
    /** Field → its faults. */
    errors?: { [name: string]: unknown }
  }
  export type ListedUserImportFaultPage = {
    data: Schemas.ListedUserImportFault[]
    page: Schemas.Page
  }
  export type ListedUserImportPage = {
    data: Schemas.ListedUserImport[]
    page: Schemas.Page
  }
  export type ListedUserPage = {
    data: Schemas.ListedUser[]
    page: Schemas.Page
  }
  /** A definition of credentials that are asked for, with the issuers that are trusted and what follows from a presentation. */
  export type ListedVerifier = {
    /** The identifier of the verifier; it never changes. */
    id: string
    /** The display name, which wallets show. */
    name?: string
    /** Why the credentials are asked for, in a sentence that people read. */
    purpose?: string | null
    /** The scope by which a request finds this definition. (OID4VP 1.0 §5.5) */
    scope?: string | null
    /** A verifier that is not active asks nobody, and takes no response. */
    active?: boolean
    /** The client that asks: its own key and `did` sign, and its `trusted_hosts` bound what is fetched. If not set: this server. */
    client_id?: string | null
    /** The query: credentials, their claims, and sets of them. (OID4VP 1.0 §6) */
    dcql?: {
      credentials: ({
        id: string
        format: "dc+sd-jwt" | "jwt_vc_json" | "mso_mdoc"
        multiple?: boolean
        meta: {
          vct_values?: string[]
          doctype_value?: string
          type_values?: string[][]
        }
        trusted_authorities?: ({
          type: "aki" | "etsi_tl" | "openid_federation"
          values: string[]
        })[]
        require_cryptographic_holder_binding?: boolean
        claims?: ({
          id?: string
          path: (string | number | null)[]
          values?: (string | number | boolean)[]
          intent_to_retain?: boolean
        })[]
        claim_sets?: string[][]
      })[]
      credential_sets?: {
        options: string[][]
        required?: boolean
      }[]
    }
    /** How the verifier names itself: by a DID, by a name in its certificate, by the hash of the certificate, by an attestation, or unsigned by its address. (OID4VP 1.0 §5.9.3) */
    client_id_prefix?: "decentralized_identifier" | "x509_san_dns" | "x509_hash" | "verifier_attestation" | "redirect_uri"
    /** Ask wallets by a presentation definition that follows from the query, as draft 21 does, instead of by the query itself: for wallets that know no DCQL. (OID4VP draft 21 §5.1) */
    presentation_exchange?: boolean
    /** The wallet encrypts its response to a key of this request (`direct_post.jwt`); otherwise only TLS protects it. (OID4VP 1.0 §8.3) */
    encrypted_response?: boolean
    /** The key that signs requests. If not set: that of the client, or of the tenant. */
    key_pair_id?: string | null
    /** The certificate of that key with its chain, as PEM, the leaf first. (RFC 7515 §4.1.6) */
    certificates?: string | null
    /** The verifier attestation: a JWT whose `cnf.jwk` is that key. (OID4VP 1.0 §12) */
    attestation?: string | null
    /** The address that opens a wallet; the request is appended to it. */
    wallet?: string
    /** Show a QR code, by which a wallet on another device answers. Without it only a wallet on the device of the browser does: somebody who sends the code to others gets no answer of theirs. (OID4VP 1.0 §13.3) */
    cross_device?: boolean
    /** The issuers that are trusted: https addresses and DIDs, compared exactly. With neither issuers nor roots, only this server is. */
    issuers?: string[]
    /** The root certificates, as PEM, that issuers with a certificate chain in `x5c` must descend from. (RFC 5280 §6) */
    roots?: string | null
    /** Fetch the status list of each credential, and refuse what is revoked, suspended, or cannot be checked. */
    check_status?: boolean
    /** The claim that names the person who signs in: a path like `email` or `address.locality`. */
    subject_claim?: string
    /** The attribute of a person that this claim is compared with. */
    subject_is?: "username" | "email" | "id"
    /** Make an account for a person who has none. */
    register?: boolean
    /** The attributes of such an account, each with the path of the claim that fills it. */
    claims?: { [name: string]: string }
    /** The credentials that are offered to whoever presents what is asked, once each time, by the identifiers of their configurations. Their claims can point to what was presented: `presented`, the id of a credential query, and the path of its claim. The client of the verifier issues them. */
    offers?: string[]
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts?: string[]
    /** `approved`: somebody else than its authors looked at it as it is. It waits again after every change that matters. */
    review?: "waiting" | "approved" | "declined"
    /** The words of the reviewer. */
    review_note?: string | null
    /** The reviewer. */
    reviewed_by?: string | null
    /** When it was reviewed. */
    reviewed_at?: number | null
    /** The callers that changed it since it was last approved, with the owners of clients among them: none of these can approve it. The first change after an approval begins the list anew. */
    authors?: string[]
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
  }
  export type ListedVerifierPage = {
    data: Schemas.ListedVerifier[]
    page: Schemas.Page
  }
  /** A verifier as it once was. */
  export type ListedVerifierVersion = {
    /** The verifier. */
    verifier_id?: string
    /** All its fields, as they were. */
    verifier?: { [name: string]: unknown }
    /** The row and its version. */
    id: string
    /** Which version. */
    version?: number
    /** When it became so. */
    at?: number
    /** The kind of actor who made the change. */
    actor_type?: string
    /** The actor who made the change. */
    actor_id?: string | null
    /** Field → value before and after, compared with the version before. */
    changes?: { [name: string]: { [name: string]: unknown } }
  }
  export type ListedVerifierVersionPage = {
    data: Schemas.ListedVerifierVersion[]
    page: Schemas.Page
  }
  /** A receiver of events. Each event is posted to it in order, signed, and again until the receiver accepts it. */
  export type ListedWebhook = {
    /** The identifier of the webhook; it never changes. */
    id: string
    /** Shown to administrators. */
    name?: string
    /** The address that events are posted to: https, and public unless the operator allows it. */
    url?: string
    /** The events to deliver: names such as `client.created`, all of a resource as `client.*`, or `*`. None: all. */
    events?: string[]
    /** Only events about this client. */
    client_id?: string | null
    /** Events are sent. While it is off they wait, and are sent when it is switched on again. */
    active?: boolean
    /** When the previous secret stops signing too. */
    former_until?: number | null
    /** The number of the last event that was delivered, or that did not concern it. */
    delivered_sequence?: number
    /** When its deliveries began to fail. */
    failing_since?: number | null
    /** Grows with every edit; sent as the ETag. */
    version?: number
    /** When the row was made. */
    created_at?: number
    /** When the row was last edited. */
    updated_at?: number
    /** The signing secret, only in the answer that made it. */
    secret?: string
  }
  /** One attempt to deliver an event to a webhook, kept for a week. */
  export type ListedWebhookDelivery = {
    /** Its expiry and a random part. */
    id: string
    /** The webhook. */
    webhook_id?: string
    /** The event. By this id the receiver recognises a repeated delivery. */
    event_id?: string
    /** The name of the event. */
    action?: string
    /** `done`: the receiver accepted it. `failed`: it will be tried again. */
    outcome?: "done" | "failed"
    /** The HTTP status of the answer. Empty where none came. */
    status?: number | null
    /** Why it failed. */
    detail?: string | null
    /** How long it took, in milliseconds. */
    duration?: number
    /** When it ended. */
    at?: number
    /** When the record is removed. */
    expires_at?: number
  }
  export type ListedWebhookDeliveryPage = {
    data: Schemas.ListedWebhookDelivery[]
    page: Schemas.Page
  }
  export type ListedWebhookPage = {
    data: Schemas.ListedWebhook[]
    page: Schemas.Page
  }
  export type LiveToken = {
    /** The token; a rehearsal leaves it out. */
    access_token?: string
    token_type: string
    /** In milliseconds since 1970; null when the provider does not say. */
    expires_at: number | null
  }
  export type LiveTokenAnswer = {
    data: Schemas.LiveToken
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A logout token for one client, and how its delivery went. Kept for a week. */
  export type LogoutDelivery = {
    /** Its expiry and a random part. */
    id: string
    /** The client that is told. */
    client_id: string
    /** The person who was signed out. */
    user_id: string
    /** The `sid` of the ended sign-in. (OIDC Back-Channel Logout §2.4) */
    sid: string
    /** `waiting`: not sent yet. `done`: the client accepted it. `failed`: the last attempt failed; a few more follow by themselves. */
    outcome: "waiting" | "done" | "failed"
    /** How often it was sent. */
    attempts: number
    /** The HTTP status of the last answer. Empty where none came. */
    status: number | null
    /** Why the last attempt failed. */
    detail: string | null
    /** When the person was signed out. */
    created_at: number
    /** When it was last sent. */
    attempted_at: number | null
    /** When the record is removed. */
    expires_at: number
  }
  export type LogoutDeliveryAnswer = {
    data: Schemas.LogoutDelivery
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type Look = {
    name: string
    /** The path of the logo, below the issuer. */
    logo: string | null
    /** The colours in light and dark mode; null: those of this server. */
    colours: {
      /** Part of a page → colour. */
      light: { [name: string]: string }
      /** Part of a page → colour. */
      dark: { [name: string]: string }
    } | null
  }
  export type LookAnswer = {
    data: Schemas.Look
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A mail server for the letters of this tenant: all of them, or those to the people of the backends that name it. */
  export type MailServer = {
    /** The identifier of the mail server; it never changes. */
    id: string
    /** The display name. */
    name: string
    /** It sends the letters of backends that name no mail server. Without a default the mail server of the operator does. */
    is_default: boolean
    /** The sender of the letters: an address, or `Name <address>`. */
    sender: string
    /** The name of the server. It must have a public address, unless the operator allows its private one. */
    host: string
    /** The port. If not set: 465 with `tls`, 587 with `starttls`, 25 with `clear`. */
    port: number | null
    /** `tls`: TLS from the start. `starttls`: STARTTLS is demanded. `clear`: without, to a host that the operator allows only. (RFC 3207 §4) */
    security: "tls" | "starttls" | "clear"
    /** The username for SMTP authentication. If not set: no authentication. */
    username: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type MailServerAnswer = {
    data: Schemas.MailServer
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A mail server for the letters of this tenant: all of them, or those to the people of the backends that name it. */
  export type MailServerChange = {
    /** The display name. */
    name?: string
    /** It sends the letters of backends that name no mail server. Without a default the mail server of the operator does. */
    is_default?: boolean | null
    /** The sender of the letters: an address, or `Name <address>`. */
    sender?: string
    /** The name of the server. It must have a public address, unless the operator allows its private one. */
    host?: string
    /** The port. If not set: 465 with `tls`, 587 with `starttls`, 25 with `clear`. */
    port?: number | null
    /** `tls`: TLS from the start. `starttls`: STARTTLS is demanded. `clear`: without, to a host that the operator allows only. (RFC 3207 §4) */
    security?: "tls" | "starttls" | "clear" | null
    /** The username for SMTP authentication. If not set: no authentication. */
    username?: string | null
    /** Its password, or `{"ref": "name"}` for one in a secret file. */
    password?: string | {
      ref: string
    } | null
  }
  /** A mail server for the letters of this tenant: all of them, or those to the people of the backends that name it. */
  export type MailServerCreation = {
    /** The display name. */
    name: string
    /** It sends the letters of backends that name no mail server. Without a default the mail server of the operator does. */
    is_default?: boolean
    /** The sender of the letters: an address, or `Name <address>`. */
    sender: string
    /** The name of the server. It must have a public address, unless the operator allows its private one. */
    host: string
    /** The port. If not set: 465 with `tls`, 587 with `starttls`, 25 with `clear`. */
    port?: number | null
    /** `tls`: TLS from the start. `starttls`: STARTTLS is demanded. `clear`: without, to a host that the operator allows only. (RFC 3207 §4) */
    security?: "tls" | "starttls" | "clear"
    /** The username for SMTP authentication. If not set: no authentication. */
    username?: string | null
    /** Its password, or `{"ref": "name"}` for one in a secret file. */
    password?: string | {
      ref: string
    } | null
  }
  export type McpVerdict = {
    /** By the id of this client without a secret, by a metadata document with a private key, or by registering itself (RFC 7591). */
    kind: "public" | "document" | "registration"
    connects: boolean
    /** Every reason why it will not connect. */
    because: string[]
  }
  /** One person in one organization. */
  export type Membership = {
    /** Organization and person: a person is a member at most once. */
    id: string
    /** The organization. */
    organization_id: string
    /** The person. */
    user_id: string
    /** An administrator manages members and clients of the organization. */
    role: "member" | "admin"
    /** Roles inside the organization, in its own words. */
    titles: string[]
    /** Since when. */
    created_at: number
    username?: string | null
    name?: string | null
  }
  export type MembershipAnswer = {
    data: Schemas.Membership
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** One person in one organization. */
  export type MembershipChange = {
    /** An administrator manages members and clients of the organization. */
    role?: "member" | "admin" | null
    /** Roles inside the organization, in its own words. */
    titles?: string[] | null
  }
  /** One person in one organization. */
  export type MembershipCreation = {
    /** The person. */
    user_id: string
    /** An administrator manages members and clients of the organization. */
    role?: "member" | "admin"
    /** Roles inside the organization, in its own words. */
    titles?: string[]
  }
  export type MyConnection = {
    id: string
    name: string
    /** True when each person gives their own consent. */
    personal: boolean
    /** True when I have to consent anew: what I gave is gone, or the connection needs more scopes now. `/account/connections` asks me. */
    needs_consent: boolean
    status: "unauthorized" | "waiting" | "authorized" | "expired" | "failing" | "lost"
    failing_since: number | null
  }
  /** A label that groups clients for people. */
  export type Namespace = {
    /** Names the namespace for ever. Made by the server unless given. */
    id: string
    /** The display name, which may change. */
    name: string
    /** The purpose of the namespace. */
    description: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type NamespaceAnswer = {
    data: Schemas.Namespace
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A label that groups clients for people. */
  export type NamespaceChange = {
    /** The display name, which may change. */
    name?: string
    /** The purpose of the namespace. */
    description?: string | null
  }
  /** A label that groups clients for people. */
  export type NamespaceCreation = {
    /** Names the namespace for ever. Made by the server unless given. */
    id?: string | null
    /** The display name, which may change. */
    name: string
    /** The purpose of the namespace. */
    description?: string | null
  }
  /** A process of the server that uses this database. */
  export type Node = {
    /** Host, process and a random part. */
    id: string
    /** The version of the program. */
    version: string
    /** When it started. */
    started_at: number
    /** Its last heartbeat; one comes every ten seconds. */
    seen_at: number
  }
  export type NodeAnswer = {
    data: Schemas.Node
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A group of people with clients of their own. */
  export type Organization = {
    /** The identifier of the organization; it never changes. */
    id: string
    /** The display name. */
    name: string
    /** A longer name, for pages. */
    label: string | null
    /** A description of the organization. */
    description: string | null
    /** Settings for its own people: `invitation_ttl`, how long an invitation waits; `session_ttl`, how long a sign-in lasts; `mfa`, whether members must have a second factor, and `mfa_grace_ttl`, how long they may put it off; `password_min_strength`, how hard to guess their new passwords must be (0 to 4). */
    settings: {
      invitation_ttl?: number
      mfa?: "optional" | "required"
      mfa_grace_ttl?: number
      password_min_strength?: number
      session_ttl?: number
    }
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The number of its members. */
    members?: number
  }
  export type OrganizationAnswer = {
    data: Schemas.Organization
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A group of people with clients of their own. */
  export type OrganizationChange = {
    /** The display name. */
    name?: string
    /** A longer name, for pages. */
    label?: string | null
    /** A description of the organization. */
    description?: string | null
    /** Settings for its own people: `invitation_ttl`, how long an invitation waits; `session_ttl`, how long a sign-in lasts; `mfa`, whether members must have a second factor, and `mfa_grace_ttl`, how long they may put it off; `password_min_strength`, how hard to guess their new passwords must be (0 to 4). */
    settings?: {
      invitation_ttl?: number
      mfa?: "optional" | "required"
      mfa_grace_ttl?: number
      password_min_strength?: number
      session_ttl?: number
    } | null
  }
  /** A group of people with clients of their own. */
  export type OrganizationCreation = {
    /** The display name. */
    name: string
    /** A longer name, for pages. */
    label?: string | null
    /** A description of the organization. */
    description?: string | null
    /** Settings for its own people: `invitation_ttl`, how long an invitation waits; `session_ttl`, how long a sign-in lasts; `mfa`, whether members must have a second factor, and `mfa_grace_ttl`, how long they may put it off; `password_min_strength`, how hard to guess their new passwords must be (0 to 4). */
    settings?: {
      invitation_ttl?: number
      mfa?: "optional" | "required"
      mfa_grace_ttl?: number
      password_min_strength?: number
      session_ttl?: number
    }
  }
  /** A domain of an organization, proved by a TXT record in DNS. People with an address in it find their way to sign in by it. */
  export type OrganizationDomain = {
    /** The identifier of the domain; it never changes. */
    id: string
    /** The organization. */
    organization_id: string
    /** The domain, such as example.com. Domains below it are others. */
    domain: string
    /** The text that a TXT record at `_gatehouse-challenge.` and the domain must hold before the domain can be verified. (RFC 1035 §3.3.14) */
    challenge: string
    /** When the record was found; empty until then. */
    verified_at: number | null
    /** The federated server where its people sign in, at the identity providers that offer it. */
    federated_server_id: string | null
    /** Its people sign in by this server only, not by password. */
    enforced: boolean
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type OrganizationDomainAnswer = {
    data: Schemas.OrganizationDomain
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A domain of an organization, proved by a TXT record in DNS. People with an address in it find their way to sign in by it. */
  export type OrganizationDomainChange = {
    /** The federated server where its people sign in, at the identity providers that offer it. */
    federated_server_id?: string | null
    /** Its people sign in by this server only, not by password. */
    enforced?: boolean | null
  }
  /** A domain of an organization, proved by a TXT record in DNS. People with an address in it find their way to sign in by it. */
  export type OrganizationDomainCreation = {
    /** The organization. */
    organization_id: string
    /** The domain, such as example.com. Domains below it are others. */
    domain: string
    /** The federated server where its people sign in, at the identity providers that offer it. */
    federated_server_id?: string | null
    /** Its people sign in by this server only, not by password. */
    enforced?: boolean
  }
  /** A permission at a provider, with the tokens that it gave. */
  export type OutboundAuthorization = {
    /** Names the authorization for ever. */
    id: string
    /** The namespace that groups the row with others, for people. */
    namespace: string | null
    /** The display name, unique in its namespace. */
    name: string
    /** The kind of credential. */
    type: "oauth2" | "callback" | "basic" | "api_key"
    /** The grant that gives the first token. (RFC 6749 §1.3) */
    flow: "authorization_code" | "client_credentials" | "device_code" | "jwt_bearer" | "token_exchange"
    /** The client that requests tokens. Another client removes the scopes and tokens. */
    remote_client_id: string | null
    /** The requested scopes, out of those of the provider. (RFC 6749 §3.3) */
    scopes: string[]
    /** Further parameters of the authorization request; without one, of the token request. Values may hold variables. */
    parameters: {
      key: string
      value: string
      description?: string
    }[]
    /** Values of `{{variables}}` in endpoints, scopes, parameters and headers. */
    variables: {
      key: string
      value: string
      description?: string
    }[]
    /** The subject of a JWT bearer assertion. If not set: the client. (RFC 7523 §3) */
    assertion_subject: string | null
    /** The authorization whose token is exchanged. (RFC 8693 §2.1) */
    subject_authorization_id: string | null
    /** The owner of the authorization: only this person can consent, and get the token. */
    user_id: string | null
    /** The connection that the person made the authorization for: no other connection takes it for theirs. */
    connection_id: string | null
    /** The username of Basic authentication. (RFC 7617 §2) */
    username: string | null
    /** The header that carries the API key. */
    header_name: string
    /** The word before the API key in the header. */
    header_prefix: string | null
    /** Data of programs. */
    metadata: { [name: string]: unknown }
    /** Authorized: a token is there or can be had. Expired: it cannot be renewed. Failing: the last renewal failed. Lost: the permission ended, and consent is needed again. */
    status: "unauthorized" | "waiting" | "authorized" | "expired" | "failing" | "lost"
    /** The token type. (RFC 6749 §7.1) */
    token_type: string | null
    /** The granted scopes. */
    granted_scope: string[]
    /** The person at the provider: the `sub` of the ID token. */
    subject_there: string | null
    /** The time at which the token was received. */
    obtained_at: number | null
    /** The expiry of the token; empty where it is unknown. */
    expires_at: number | null
    /** The time of the next renewal by a job. */
    refresh_at: number | null
    /** The number of tokens received so far. */
    generation: number
    /** The number of failed renewals since the last success. */
    failures: number
    /** The time of the first failed renewal since the last success. */
    failing_since: number | null
    /** The time of the next attempt after a failure. */
    retry_at: number | null
    /** The error code of the last failure. */
    error: string | null
    /** The description of the last failure. */
    error_description: string | null
    /** The user code of a device flow, and the address at which it is typed. */
    device: {
      user_code: string
      verification_uri: string
      verification_uri_complete?: string
      expires_at: number
    } | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The name of its client. */
    client_name?: string | null
  }
  export type OutboundAuthorizationAnswer = {
    data: Schemas.OutboundAuthorization
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A permission at a provider, with the tokens that it gave. */
  export type OutboundAuthorizationChange = {
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique in its namespace. */
    name?: string
    /** The grant that gives the first token. (RFC 6749 §1.3) */
    flow?: "authorization_code" | "client_credentials" | "device_code" | "jwt_bearer" | "token_exchange" | null
    /** The client that requests tokens. Another client removes the scopes and tokens. */
    remote_client_id?: string | null
    /** The requested scopes, out of those of the provider. (RFC 6749 §3.3) */
    scopes?: string[] | null
    /** Further parameters of the authorization request; without one, of the token request. Values may hold variables. */
    parameters?: {
      key: string
      value: string
      description?: string
    }[] | null
    /** Values of `{{variables}}` in endpoints, scopes, parameters and headers. */
    variables?: {
      key: string
      value: string
      description?: string
    }[] | null
    /** The subject of a JWT bearer assertion. If not set: the client. (RFC 7523 §3) */
    assertion_subject?: string | null
    /** The authorization whose token is exchanged. (RFC 8693 §2.1) */
    subject_authorization_id?: string | null
    /** The owner of the authorization: only this person can consent, and get the token. */
    user_id?: string | null
    /** The username of Basic authentication. (RFC 7617 §2) */
    username?: string | null
    /** The password of Basic authentication, or `{"ref": "name"}`. (RFC 7617 §2) */
    password?: string | {
      ref: string
    } | null
    /** The API key, or `{"ref": "name"}`. */
    api_key?: string | {
      ref: string
    } | null
    /** The header that carries the API key. */
    header_name?: string | null
    /** The word before the API key in the header. */
    header_prefix?: string | null
    /** Data of programs. */
    metadata?: { [name: string]: unknown } | null
  }
  /** A permission at a provider, with the tokens that it gave. */
  export type OutboundAuthorizationCreation = {
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique in its namespace. */
    name: string
    /** The kind of credential. */
    type?: "oauth2" | "callback" | "basic" | "api_key"
    /** The grant that gives the first token. (RFC 6749 §1.3) */
    flow?: "authorization_code" | "client_credentials" | "device_code" | "jwt_bearer" | "token_exchange"
    /** The client that requests tokens. Another client removes the scopes and tokens. */
    remote_client_id?: string | null
    /** The requested scopes, out of those of the provider. (RFC 6749 §3.3) */
    scopes?: string[]
    /** Further parameters of the authorization request; without one, of the token request. Values may hold variables. */
    parameters?: {
      key: string
      value: string
      description?: string
    }[]
    /** Values of `{{variables}}` in endpoints, scopes, parameters and headers. */
    variables?: {
      key: string
      value: string
      description?: string
    }[]
    /** The subject of a JWT bearer assertion. If not set: the client. (RFC 7523 §3) */
    assertion_subject?: string | null
    /** The authorization whose token is exchanged. (RFC 8693 §2.1) */
    subject_authorization_id?: string | null
    /** The owner of the authorization: only this person can consent, and get the token. */
    user_id?: string | null
    /** The username of Basic authentication. (RFC 7617 §2) */
    username?: string | null
    /** The password of Basic authentication, or `{"ref": "name"}`. (RFC 7617 §2) */
    password?: string | {
      ref: string
    } | null
    /** The API key, or `{"ref": "name"}`. */
    api_key?: string | {
      ref: string
    } | null
    /** The header that carries the API key. */
    header_name?: string
    /** The word before the API key in the header. */
    header_prefix?: string | null
    /** Data of programs. */
    metadata?: { [name: string]: unknown }
  }
  /** An API of others that is called through this server, or that it gives tokens for. */
  export type OutboundConnection = {
    /** Names the connection for ever. */
    id: string
    /** The namespace that groups the row with others, for people. */
    namespace: string | null
    /** The display name, unique in its namespace. */
    name: string
    /** The address of the API. It may hold `{{variables}}`. Calls reach paths below it. */
    base_url: string
    /** Further headers of each call. With `injection` set to variable, values may hold `{{access_token}}`, `{{token_type}}`, `{{username}}` and `{{password}}`. */
    headers: {
      key: string
      value: string
      description?: string
    }[]
    /** Values of `{{variables}}` in the address and headers. */
    variables: {
      key: string
      value: string
      description?: string
    }[]
    /** Automatic: this server adds the Authorization header. Variable: a header of the list names the token. */
    injection: "automatic" | "variable"
    /** The authorization that all calls use. If not set: none, or one of each person. */
    authorization_id: string | null
    /** The client through which each person is asked for an authorization of their own. */
    remote_client_id: string | null
    /** The scopes that each person is asked for. */
    scopes: string[]
    /** People and their applications may use the connection (scope `outbound:use`). Off: administrators only. */
    open: boolean
    /** The people who may use the connection. None: all. */
    users: (string | {
      id: string
    })[]
    /** The applications that may use the connection for people. None: all. */
    clients: (string | {
      id: string
    })[]
    /** Applications receive the token itself. Off: they call the API through this server only. */
    tells_token: boolean
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type OutboundConnectionAnswer = {
    data: Schemas.OutboundConnection
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An API of others that is called through this server, or that it gives tokens for. */
  export type OutboundConnectionChange = {
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique in its namespace. */
    name?: string
    /** The address of the API. It may hold `{{variables}}`. Calls reach paths below it. */
    base_url?: string
    /** Further headers of each call. With `injection` set to variable, values may hold `{{access_token}}`, `{{token_type}}`, `{{username}}` and `{{password}}`. */
    headers?: {
      key: string
      value: string
      description?: string
    }[] | null
    /** Values of `{{variables}}` in the address and headers. */
    variables?: {
      key: string
      value: string
      description?: string
    }[] | null
    /** Automatic: this server adds the Authorization header. Variable: a header of the list names the token. */
    injection?: "automatic" | "variable" | null
    /** The authorization that all calls use. If not set: none, or one of each person. */
    authorization_id?: string | null
    /** The client through which each person is asked for an authorization of their own. */
    remote_client_id?: string | null
    /** The scopes that each person is asked for. */
    scopes?: string[] | null
    /** People and their applications may use the connection (scope `outbound:use`). Off: administrators only. */
    open?: boolean | null
    /** The people who may use the connection. None: all. */
    users?: (string | {
      id: string
    })[] | null
    /** The applications that may use the connection for people. None: all. */
    clients?: (string | {
      id: string
    })[] | null
    /** Applications receive the token itself. Off: they call the API through this server only. */
    tells_token?: boolean | null
  }
  /** An API of others that is called through this server, or that it gives tokens for. */
  export type OutboundConnectionCreation = {
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique in its namespace. */
    name: string
    /** The address of the API. It may hold `{{variables}}`. Calls reach paths below it. */
    base_url: string
    /** Further headers of each call. With `injection` set to variable, values may hold `{{access_token}}`, `{{token_type}}`, `{{username}}` and `{{password}}`. */
    headers?: {
      key: string
      value: string
      description?: string
    }[]
    /** Values of `{{variables}}` in the address and headers. */
    variables?: {
      key: string
      value: string
      description?: string
    }[]
    /** Automatic: this server adds the Authorization header. Variable: a header of the list names the token. */
    injection?: "automatic" | "variable"
    /** The authorization that all calls use. If not set: none, or one of each person. */
    authorization_id?: string | null
    /** The client through which each person is asked for an authorization of their own. */
    remote_client_id?: string | null
    /** The scopes that each person is asked for. */
    scopes?: string[]
    /** People and their applications may use the connection (scope `outbound:use`). Off: administrators only. */
    open?: boolean
    /** The people who may use the connection. None: all. */
    users?: (string | {
      id: string
    })[]
    /** The applications that may use the connection for people. None: all. */
    clients?: (string | {
      id: string
    })[]
    /** Applications receive the token itself. Off: they call the API through this server only. */
    tells_token?: boolean
  }
  export type OutboundDocument = {
    /** A label that groups clients for people. */
    namespaces: { [name: string]: unknown }[]
    /** Another server at which this one is a client: where it is asked for tokens, and how. */
    providers: { [name: string]: unknown }[]
    /** A scope of a provider. An authorization may ask for those of its provider and for no others. */
    scopes: { [name: string]: unknown }[]
    /** Our registration at a provider: the identifier and secret that it gave us. */
    clients: { [name: string]: unknown }[]
    /** A permission at a provider, with the tokens that it gave. */
    authorizations: { [name: string]: unknown }[]
    /** An API of others that is called through this server, or that it gives tokens for. */
    connections: { [name: string]: unknown }[]
  }
  export type OutboundDocumentAnswer = {
    data: Schemas.OutboundDocument
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type OutboundHealth = {
    /** How many authorizations there are in each status, counted no further than 10,000. */
    statuses: { [name: string]: number }
    expiring_secrets: ({
      id: string
      name: string
      /** In milliseconds since 1970. */
      secret_expires_at?: number | null
    })[]
    failing: ({
      id: string
      name: string
      /** In milliseconds since 1970. */
      failing_since?: number | null
      error?: string | null
      error_description?: string | null
    })[]
    lost: ({
      id: string
      name: string
      /** In milliseconds since 1970. */
      failing_since?: number | null
      error?: string | null
      error_description?: string | null
    })[]
    days: {
      /** Its beginning, in milliseconds since 1970, in UTC. */
      day: number
      refreshed: number
      failed: number
      lost: number
    }[]
  }
  export type OutboundHealthAnswer = {
    data: Schemas.OutboundHealth
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type OutboundImportCreation = {
    /** A label that groups clients for people. */
    namespaces?: { [name: string]: unknown }[]
    /** Another server at which this one is a client: where it is asked for tokens, and how. */
    providers?: { [name: string]: unknown }[]
    /** A scope of a provider. An authorization may ask for those of its provider and for no others. */
    scopes?: { [name: string]: unknown }[]
    /** Our registration at a provider: the identifier and secret that it gave us. */
    clients?: { [name: string]: unknown }[]
    /** A permission at a provider, with the tokens that it gave. */
    authorizations?: { [name: string]: unknown }[]
    /** An API of others that is called through this server, or that it gives tokens for. */
    connections?: { [name: string]: unknown }[]
  }
  export type OutboundImported = {
    entries: ({
      place: string
      id: string
      outcome: "created" | "changed" | "unchanged"
    })[]
  }
  export type OutboundImportedAnswer = {
    data: Schemas.OutboundImported
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type OutboundPreset = {
    id: string
    name: string
    /** Where a client is made there. */
    documentation_uri?: string
    /** The fields of the provider. */
    provider: { [name: string]: unknown }
    scopes: { [name: string]: string }
    parameters?: {
      key: string
      value: string
    }[]
  }
  /** Another server at which this one is a client: where it is asked for tokens, and how. */
  export type OutboundProvider = {
    /** Names the provider for ever. */
    id: string
    /** The namespace that groups the row with others, for people. */
    namespace: string | null
    /** The display name, unique in its namespace. */
    name: string
    /** OAuth 2.0 and OpenID Connect; a callback that a hook reads; a username and password; an API key. */
    type: "oauth2" | "callback" | "basic" | "api_key"
    /** The preset that the provider was made from. */
    preset: string | null
    /** The page of the provider on which clients are made. */
    documentation_uri: string | null
    /** The issuer identifier of the provider, letter by letter. ID tokens and authorization responses must name it. (RFC 9207 §2.4) */
    issuer: string | null
    /** The authorization endpoint. It may hold `{{variables}}` of the authorization. (RFC 6749 §3.1) */
    authorization_endpoint: string | null
    /** The token endpoint. It may hold `{{variables}}`. (RFC 6749 §3.2) */
    token_endpoint: string | null
    /** The device authorization endpoint. (RFC 8628 §3.1) */
    device_authorization_endpoint: string | null
    /** The endpoint that revokes tokens of cancelled authorizations. If not set: tokens are deleted here only. (RFC 7009 §2) */
    revocation_endpoint: string | null
    /** The public keys that verify ID tokens. (RFC 7517 §5) */
    jwks_uri: string | null
    /** The response type of authorization requests. */
    response_type: "code"
    /** The character between scopes. If not set: a space. (RFC 6749 §3.3) */
    scope_separator: string | null
    /** Send a code challenge (S256). Off only for servers that refuse it. (RFC 7636 §4) */
    pkce: boolean
    /** Authorization responses of this provider name their issuer; a response without it is refused. (RFC 9207 §2.4) */
    iss_parameter: boolean
    /** The HTTP method of token requests. GET leaves secrets in the logs of the provider. */
    token_method: "POST" | "GET"
    /** The way in which this server authenticates at the token endpoint. (RFC 6749 §2.3) */
    client_auth_method: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "tls_client_auth" | "none"
    /** The signature algorithm of client assertions, which a key of this tenant signs. (RFC 7523 §3) */
    client_assertion_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    /** The audience of client assertions. (RFC 7523 §3) */
    client_assertion_audience: "issuer" | "token_endpoint"
    /** Bind tokens to a key that only this server has. (RFC 9449 §5) */
    dpop: boolean
    /** Tokens are renewed never, by the standard (a refresh token or the grant itself), or by a hook. (RFC 6749 §6) */
    refresh_strategy: "none" | "standard" | "hook"
    /** The time before its end at which a token counts as expired. */
    refresh_margin: number | null
    /** The HTTPS endpoint of a program of yours that renews tokens, signs authorization requests or reads callbacks. */
    hook_url: string | null
    /** Ask the hook for further parameters of each authorization request, such as a signature. */
    hook_signs: boolean
    /** The tenants that may use the provider. */
    sharing: "tenant" | "owner" | "everyone"
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type OutboundProviderAnswer = {
    data: Schemas.OutboundProvider
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** Another server at which this one is a client: where it is asked for tokens, and how. */
  export type OutboundProviderChange = {
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique in its namespace. */
    name?: string
    /** The page of the provider on which clients are made. */
    documentation_uri?: string | null
    /** The issuer identifier of the provider, letter by letter. ID tokens and authorization responses must name it. (RFC 9207 §2.4) */
    issuer?: string | null
    /** The authorization endpoint. It may hold `{{variables}}` of the authorization. (RFC 6749 §3.1) */
    authorization_endpoint?: string | null
    /** The token endpoint. It may hold `{{variables}}`. (RFC 6749 §3.2) */
    token_endpoint?: string | null
    /** The device authorization endpoint. (RFC 8628 §3.1) */
    device_authorization_endpoint?: string | null
    /** The endpoint that revokes tokens of cancelled authorizations. If not set: tokens are deleted here only. (RFC 7009 §2) */
    revocation_endpoint?: string | null
    /** The public keys that verify ID tokens. (RFC 7517 §5) */
    jwks_uri?: string | null
    /** The response type of authorization requests. */
    response_type?: "code" | null
    /** The character between scopes. If not set: a space. (RFC 6749 §3.3) */
    scope_separator?: string | null
    /** Send a code challenge (S256). Off only for servers that refuse it. (RFC 7636 §4) */
    pkce?: boolean | null
    /** Authorization responses of this provider name their issuer; a response without it is refused. (RFC 9207 §2.4) */
    iss_parameter?: boolean | null
    /** The HTTP method of token requests. GET leaves secrets in the logs of the provider. */
    token_method?: "POST" | "GET" | null
    /** The way in which this server authenticates at the token endpoint. (RFC 6749 §2.3) */
    client_auth_method?: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "tls_client_auth" | "none" | null
    /** The signature algorithm of client assertions, which a key of this tenant signs. (RFC 7523 §3) */
    client_assertion_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | null
    /** The audience of client assertions. (RFC 7523 §3) */
    client_assertion_audience?: "issuer" | "token_endpoint" | null
    /** Bind tokens to a key that only this server has. (RFC 9449 §5) */
    dpop?: boolean | null
    /** Tokens are renewed never, by the standard (a refresh token or the grant itself), or by a hook. (RFC 6749 §6) */
    refresh_strategy?: "none" | "standard" | "hook" | null
    /** The time before its end at which a token counts as expired. */
    refresh_margin?: number | null
    /** The HTTPS endpoint of a program of yours that renews tokens, signs authorization requests or reads callbacks. */
    hook_url?: string | null
    /** The bearer token that the hook receives, or `{"ref": "name"}` for one in a secret file. */
    hook_secret?: string | {
      ref: string
    } | null
    /** Ask the hook for further parameters of each authorization request, such as a signature. */
    hook_signs?: boolean | null
    /** The tenants that may use the provider. */
    sharing?: "tenant" | "owner" | "everyone" | null
  }
  /** Another server at which this one is a client: where it is asked for tokens, and how. */
  export type OutboundProviderCreation = {
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique in its namespace. */
    name: string
    /** OAuth 2.0 and OpenID Connect; a callback that a hook reads; a username and password; an API key. */
    type?: "oauth2" | "callback" | "basic" | "api_key"
    /** The preset that the provider was made from. */
    preset?: string | null
    /** The page of the provider on which clients are made. */
    documentation_uri?: string | null
    /** The issuer identifier of the provider, letter by letter. ID tokens and authorization responses must name it. (RFC 9207 §2.4) */
    issuer?: string | null
    /** The authorization endpoint. It may hold `{{variables}}` of the authorization. (RFC 6749 §3.1) */
    authorization_endpoint?: string | null
    /** The token endpoint. It may hold `{{variables}}`. (RFC 6749 §3.2) */
    token_endpoint?: string | null
    /** The device authorization endpoint. (RFC 8628 §3.1) */
    device_authorization_endpoint?: string | null
    /** The endpoint that revokes tokens of cancelled authorizations. If not set: tokens are deleted here only. (RFC 7009 §2) */
    revocation_endpoint?: string | null
    /** The public keys that verify ID tokens. (RFC 7517 §5) */
    jwks_uri?: string | null
    /** The response type of authorization requests. */
    response_type?: "code"
    /** The character between scopes. If not set: a space. (RFC 6749 §3.3) */
    scope_separator?: string | null
    /** Send a code challenge (S256). Off only for servers that refuse it. (RFC 7636 §4) */
    pkce?: boolean
    /** Authorization responses of this provider name their issuer; a response without it is refused. (RFC 9207 §2.4) */
    iss_parameter?: boolean
    /** The HTTP method of token requests. GET leaves secrets in the logs of the provider. */
    token_method?: "POST" | "GET"
    /** The way in which this server authenticates at the token endpoint. (RFC 6749 §2.3) */
    client_auth_method?: "client_secret_basic" | "client_secret_post" | "private_key_jwt" | "tls_client_auth" | "none"
    /** The signature algorithm of client assertions, which a key of this tenant signs. (RFC 7523 §3) */
    client_assertion_alg?: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    /** The audience of client assertions. (RFC 7523 §3) */
    client_assertion_audience?: "issuer" | "token_endpoint"
    /** Bind tokens to a key that only this server has. (RFC 9449 §5) */
    dpop?: boolean
    /** Tokens are renewed never, by the standard (a refresh token or the grant itself), or by a hook. (RFC 6749 §6) */
    refresh_strategy?: "none" | "standard" | "hook"
    /** The time before its end at which a token counts as expired. */
    refresh_margin?: number | null
    /** The HTTPS endpoint of a program of yours that renews tokens, signs authorization requests or reads callbacks. */
    hook_url?: string | null
    /** The bearer token that the hook receives, or `{"ref": "name"}` for one in a secret file. */
    hook_secret?: string | {
      ref: string
    } | null
    /** Ask the hook for further parameters of each authorization request, such as a signature. */
    hook_signs?: boolean
    /** The tenants that may use the provider. */
    sharing?: "tenant" | "owner" | "everyone"
  }
  /** A scope of a provider. An authorization may ask for those of its provider and for no others. */
  export type OutboundScope = {
    /** Names the scope for ever. */
    id: string
    /** The name in requests. It may hold `{{variables}}`. (RFC 6749 §3.3) */
    name: string
    /** The provider that knows the scope. */
    provider_id: string
    /** The access that the scope allows. */
    description: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type OutboundScopeAnswer = {
    data: Schemas.OutboundScope
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A scope of a provider. An authorization may ask for those of its provider and for no others. */
  export type OutboundScopeChange = {
    /** The access that the scope allows. */
    description?: string | null
  }
  /** A scope of a provider. An authorization may ask for those of its provider and for no others. */
  export type OutboundScopeCreation = {
    /** The name in requests. It may hold `{{variables}}`. (RFC 6749 §3.3) */
    name: string
    /** The provider that knows the scope. */
    provider_id: string
    /** The access that the scope allows. */
    description?: string | null
  }
  export type OwnRequest = {
    id: string
    client_id: string
    client_name: string
    /** The text that the other device shows, too. */
    binding_message: string | null
    scopes: string[]
    /** The authorization details that it asks for (RFC 9396): all or nothing. */
    authorization_details: {
      type: string
    }[] | null
    created_at: number
    expires_at: number
  }
  export type OwnSession = {
    id: string
    /** The token of this request comes from this session. */
    current: boolean
    /** The browser, as far as it tells. */
    browser: string | null
    /** The system of the device, as far as the browser tells. */
    system: string | null
    /** The network address of the sign-in. */
    address: string | null
    /** The applications it was used for, as far as they still have access that was given in it. */
    applications: Schemas.SessionApplication[]
    created_at: number
    /** When it was last used, to the minute. */
    last_seen_at: number
    expires_at: number
  }
  export type OwnToken = {
    id: string
    note: string
    scopes: string[]
    created_at: number
    expires_at: number
    live: boolean
    /** The token, in the answer that makes it and never again. */
    token?: string
  }
  export type OwnTokenAnswer = {
    data: Schemas.OwnToken
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type Page = {
    /** Send it as `after` for the next page; null at the end. */
    next: string | null
    /** How many rows there are, counted no further than 10,000. */
    total: number
    total_is: "exact" | "at_least"
  }
  export type PagePreviewCreation = {
    /** The page to draw. */
    page: "sign_in" | "select_account" | "register" | "consent" | "second_factor" | "forgotten_password" | "new_password" | "confirm_email" | "device_code" | "device_question" | "account" | "factors" | "add_app" | "add_passkey" | "email_sent" | "requests" | "credential_offer" | "present" | "signed_out" | "error"
    /** The language of the page; English by default. */
    language?: string
    /** Its colours; light by default. */
    scheme?: "light" | "dark"
    /** A merge patch of the identity provider: the page as it would be after that change. */
    changes?: { [name: string]: unknown }
  }
  /** An access token that a person made for a script of their own. */
  export type PersonalToken = {
    /** Names the personal token; not the token. */
    id: string
    /** The person whom it speaks for. */
    user_id: string
    /** Its purpose, in the words of the person. */
    note: string
    /** The scopes that it carries. */
    scope: string[]
    /** The grant that it descends from. */
    grant_id: string
    /** When it was made. */
    created_at: number
    /** When it dies by itself. */
    expires_at: number
    /** When it leaves the list. */
    kept_until: number
  }
  export type PersonalTokenAnswer = {
    data: Schemas.PersonalToken
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A rule about requests: whom it lets do what, or whom it stops. It narrows what scopes allow and never goes beyond it. */
  export type Policy = {
    /** Names the policy for ever. */
    id: string
    /** Named in decisions and to whom it refuses something. */
    name: string
    /** The intent of the policy, for its administrators. */
    description: string | null
    /** `allow` or `deny` the requests to which it applies. One policy that denies overrides all that allow. */
    effect: "allow" | "deny"
    /** A `draft` is not asked. A `shadow` decides, is recorded, and does not bind. An `enforced` one binds. */
    stage: "draft" | "shadow" | "enforced"
    /** The language of the rule. */
    engine: "allow" | "matcho" | "json-schema" | "complex" | "expression" | "allow-by-operation" | "matcho-by-operation" | "cedar"
    /** The condition under which it applies, in the language of the engine. The engine `allow` has none. */
    rule: unknown
    /** The questions it answers: `operation` of this API, `token` to be issued, `access` to an API of somebody else. None: all. */
    points: ("operation" | "token" | "access")[]
    /** Clients it is linked to. */
    client_ids: (string | {
      id: string
    })[]
    /** People it is linked to. */
    user_ids: (string | {
      id: string
    })[]
    /** Roles whose holders it is linked to. */
    role_ids: (string | {
      id: string
    })[]
    /** Organizations whose members it is linked to. */
    organization_ids: (string | {
      id: string
    })[]
    /** Operations it is linked to, by `operationId`. It is asked when any one of its links is met; without links it is global. */
    operations: string[]
    /** It is asked only about callers with a scope that names it, with the parameters of that scope as `parameters`. */
    by_scope: boolean
    /** Told to whom it denies something. If not set: its name. */
    reason: string | null
    /** The most scopes that a token may have which is issued where it applies. If not set: as many as it is entitled to. */
    most_scopes: string[] | null
    /** The longest that such an access token may live. */
    longest_ttl: number | null
    /** The sign-in that such a token takes: `acr_values`, one of which the person must have reached, and `max_age` in seconds. (RFC 9470 §3) */
    step_up: {
      acr_values?: string[]
      max_age?: number
    } | null
    /** Tests: requests, and whether the rule applies to each. All must come out as expected for the policy to be saved. */
    cases: {
      name: string
      request: {
        /** The HTTP method, in capitals. */
        method?: string
        /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
        path?: string
        /** The parameters of the query string. */
        query?: { [name: string]: string }
        /** The request headers, their names in lower case; of credentials only the scheme is told. */
        headers?: { [name: string]: string }
        /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
        body?: unknown
        /** The operation that is asked for. */
        operation?: {
          /** The `operationId` of the API document; `issue_token` where a token is issued. */
          id: string
          method?: string
          /** The path with its named parts, e.g. `/api/clients/{id}`. */
          path?: string
        }
        /** The named parts of the path, e.g. `id`. */
        params?: { [name: string]: string }
        /** The client that asks, as its administrator reads it. */
        client?: { [name: string]: unknown }
        /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
        user?: { [name: string]: unknown }
        /** How the person signed in. */
        session?: {
          /** When the person signed in, in seconds since 1970. */
          auth_time?: number
          acr?: string
          amr?: string[]
          sid?: string
        }
        /** The names of the roles that the person holds, those of their backend included. */
        roles?: string[]
        /** The ids of the same roles. */
        role_ids?: string[]
        /** The groups of the person. */
        groups?: string[]
        /** The organizations of the person, with their role and titles in each. */
        organizations?: {
          id: string
          role: string
          titles: string[]
        }[]
        /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
        token?: { [name: string]: unknown }
        /** The token that is to be issued; only where one is. */
        grant?: {
          type: string
          scope: string[]
          audience: string[]
          /** Whether the token will be bound to a key. */
          bound: boolean
        }
        /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
        parameters?: { [name: string]: unknown }
        /** The subject of an access evaluation: `type`, `id` and `properties`. */
        subject?: { [name: string]: unknown }
        /** The action of an access evaluation: `name` and `properties`. */
        action?: { [name: string]: unknown }
        /** The resource of an access evaluation: `type`, `id` and `properties`. */
        resource?: { [name: string]: unknown }
        /** The context of an access evaluation. */
        context?: { [name: string]: unknown }
        /** The address that the request came from. */
        ip?: string
        /** When the question was asked. */
        time?: {
          /** Seconds since 1970. */
          epoch: number
          /** The date in UTC, e.g. `2026-02-28`. */
          date: string
          /** 0 to 23, in UTC. */
          hour: number
          minute: number
          /** 1 is Monday, 7 is Sunday, in UTC. */
          weekday: number
        }
      }
      /** Whether the rule applies to the request. */
      applies: boolean
    }[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The policy has no links, and so applies to everybody. */
    is_global?: boolean
  }
  export type PolicyAnswer = {
    data: Schemas.Policy
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A rule about requests: whom it lets do what, or whom it stops. It narrows what scopes allow and never goes beyond it. */
  export type PolicyChange = {
    /** Named in decisions and to whom it refuses something. */
    name?: string
    /** The intent of the policy, for its administrators. */
    description?: string | null
    /** `allow` or `deny` the requests to which it applies. One policy that denies overrides all that allow. */
    effect?: "allow" | "deny" | null
    /** A `draft` is not asked. A `shadow` decides, is recorded, and does not bind. An `enforced` one binds. */
    stage?: "draft" | "shadow" | "enforced" | null
    /** The language of the rule. */
    engine?: "allow" | "matcho" | "json-schema" | "complex" | "expression" | "allow-by-operation" | "matcho-by-operation" | "cedar" | null
    /** The condition under which it applies, in the language of the engine. The engine `allow` has none. */
    rule?: unknown
    /** The questions it answers: `operation` of this API, `token` to be issued, `access` to an API of somebody else. None: all. */
    points?: ("operation" | "token" | "access")[] | null
    /** Clients it is linked to. */
    client_ids?: (string | {
      id: string
    })[] | null
    /** People it is linked to. */
    user_ids?: (string | {
      id: string
    })[] | null
    /** Roles whose holders it is linked to. */
    role_ids?: (string | {
      id: string
    })[] | null
    /** Organizations whose members it is linked to. */
    organization_ids?: (string | {
      id: string
    })[] | null
    /** Operations it is linked to, by `operationId`. It is asked when any one of its links is met; without links it is global. */
    operations?: string[] | null
    /** It is asked only about callers with a scope that names it, with the parameters of that scope as `parameters`. */
    by_scope?: boolean | null
    /** Told to whom it denies something. If not set: its name. */
    reason?: string | null
    /** The most scopes that a token may have which is issued where it applies. If not set: as many as it is entitled to. */
    most_scopes?: string[] | null
    /** The longest that such an access token may live. */
    longest_ttl?: number | null
    /** The sign-in that such a token takes: `acr_values`, one of which the person must have reached, and `max_age` in seconds. (RFC 9470 §3) */
    step_up?: {
      acr_values?: string[]
      max_age?: number
    } | null
    /** Tests: requests, and whether the rule applies to each. All must come out as expected for the policy to be saved. */
    cases?: {
      name: string
      request: {
        /** The HTTP method, in capitals. */
        method?: string
        /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
        path?: string
        /** The parameters of the query string. */
        query?: { [name: string]: string }
        /** The request headers, their names in lower case; of credentials only the scheme is told. */
        headers?: { [name: string]: string }
        /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
        body?: unknown
        /** The operation that is asked for. */
        operation?: {
          /** The `operationId` of the API document; `issue_token` where a token is issued. */
          id: string
          method?: string
          /** The path with its named parts, e.g. `/api/clients/{id}`. */
          path?: string
        }
        /** The named parts of the path, e.g. `id`. */
        params?: { [name: string]: string }
        /** The client that asks, as its administrator reads it. */
        client?: { [name: string]: unknown }
        /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
        user?: { [name: string]: unknown }
        /** How the person signed in. */
        session?: {
          /** When the person signed in, in seconds since 1970. */
          auth_time?: number
          acr?: string
          amr?: string[]
          sid?: string
        }
        /** The names of the roles that the person holds, those of their backend included. */
        roles?: string[]
        /** The ids of the same roles. */
        role_ids?: string[]
        /** The groups of the person. */
        groups?: string[]
        /** The organizations of the person, with their role and titles in each. */
        organizations?: {
          id: string
          role: string
          titles: string[]
        }[]
        /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
        token?: { [name: string]: unknown }
        /** The token that is to be issued; only where one is. */
        grant?: {
          type: string
          scope: string[]
          audience: string[]
          /** Whether the token will be bound to a key. */
          bound: boolean
        }
        /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
        parameters?: { [name: string]: unknown }
        /** The subject of an access evaluation: `type`, `id` and `properties`. */
        subject?: { [name: string]: unknown }
        /** The action of an access evaluation: `name` and `properties`. */
        action?: { [name: string]: unknown }
        /** The resource of an access evaluation: `type`, `id` and `properties`. */
        resource?: { [name: string]: unknown }
        /** The context of an access evaluation. */
        context?: { [name: string]: unknown }
        /** The address that the request came from. */
        ip?: string
        /** When the question was asked. */
        time?: {
          /** Seconds since 1970. */
          epoch: number
          /** The date in UTC, e.g. `2026-02-28`. */
          date: string
          /** 0 to 23, in UTC. */
          hour: number
          minute: number
          /** 1 is Monday, 7 is Sunday, in UTC. */
          weekday: number
        }
      }
      /** Whether the rule applies to the request. */
      applies: boolean
    }[] | null
  }
  /** A rule about requests: whom it lets do what, or whom it stops. It narrows what scopes allow and never goes beyond it. */
  export type PolicyCreation = {
    /** Named in decisions and to whom it refuses something. */
    name: string
    /** The intent of the policy, for its administrators. */
    description?: string | null
    /** `allow` or `deny` the requests to which it applies. One policy that denies overrides all that allow. */
    effect?: "allow" | "deny"
    /** A `draft` is not asked. A `shadow` decides, is recorded, and does not bind. An `enforced` one binds. */
    stage?: "draft" | "shadow" | "enforced"
    /** The language of the rule. */
    engine?: "allow" | "matcho" | "json-schema" | "complex" | "expression" | "allow-by-operation" | "matcho-by-operation" | "cedar"
    /** The condition under which it applies, in the language of the engine. The engine `allow` has none. */
    rule?: unknown
    /** The questions it answers: `operation` of this API, `token` to be issued, `access` to an API of somebody else. None: all. */
    points?: ("operation" | "token" | "access")[]
    /** Clients it is linked to. */
    client_ids?: (string | {
      id: string
    })[]
    /** People it is linked to. */
    user_ids?: (string | {
      id: string
    })[]
    /** Roles whose holders it is linked to. */
    role_ids?: (string | {
      id: string
    })[]
    /** Organizations whose members it is linked to. */
    organization_ids?: (string | {
      id: string
    })[]
    /** Operations it is linked to, by `operationId`. It is asked when any one of its links is met; without links it is global. */
    operations?: string[]
    /** It is asked only about callers with a scope that names it, with the parameters of that scope as `parameters`. */
    by_scope?: boolean
    /** Told to whom it denies something. If not set: its name. */
    reason?: string | null
    /** The most scopes that a token may have which is issued where it applies. If not set: as many as it is entitled to. */
    most_scopes?: string[] | null
    /** The longest that such an access token may live. */
    longest_ttl?: number | null
    /** The sign-in that such a token takes: `acr_values`, one of which the person must have reached, and `max_age` in seconds. (RFC 9470 §3) */
    step_up?: {
      acr_values?: string[]
      max_age?: number
    } | null
    /** Tests: requests, and whether the rule applies to each. All must come out as expected for the policy to be saved. */
    cases?: {
      name: string
      request: {
        /** The HTTP method, in capitals. */
        method?: string
        /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
        path?: string
        /** The parameters of the query string. */
        query?: { [name: string]: string }
        /** The request headers, their names in lower case; of credentials only the scheme is told. */
        headers?: { [name: string]: string }
        /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
        body?: unknown
        /** The operation that is asked for. */
        operation?: {
          /** The `operationId` of the API document; `issue_token` where a token is issued. */
          id: string
          method?: string
          /** The path with its named parts, e.g. `/api/clients/{id}`. */
          path?: string
        }
        /** The named parts of the path, e.g. `id`. */
        params?: { [name: string]: string }
        /** The client that asks, as its administrator reads it. */
        client?: { [name: string]: unknown }
        /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
        user?: { [name: string]: unknown }
        /** How the person signed in. */
        session?: {
          /** When the person signed in, in seconds since 1970. */
          auth_time?: number
          acr?: string
          amr?: string[]
          sid?: string
        }
        /** The names of the roles that the person holds, those of their backend included. */
        roles?: string[]
        /** The ids of the same roles. */
        role_ids?: string[]
        /** The groups of the person. */
        groups?: string[]
        /** The organizations of the person, with their role and titles in each. */
        organizations?: {
          id: string
          role: string
          titles: string[]
        }[]
        /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
        token?: { [name: string]: unknown }
        /** The token that is to be issued; only where one is. */
        grant?: {
          type: string
          scope: string[]
          audience: string[]
          /** Whether the token will be bound to a key. */
          bound: boolean
        }
        /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
        parameters?: { [name: string]: unknown }
        /** The subject of an access evaluation: `type`, `id` and `properties`. */
        subject?: { [name: string]: unknown }
        /** The action of an access evaluation: `name` and `properties`. */
        action?: { [name: string]: unknown }
        /** The resource of an access evaluation: `type`, `id` and `properties`. */
        resource?: { [name: string]: unknown }
        /** The context of an access evaluation. */
        context?: { [name: string]: unknown }
        /** The address that the request came from. */
        ip?: string
        /** When the question was asked. */
        time?: {
          /** Seconds since 1970. */
          epoch: number
          /** The date in UTC, e.g. `2026-02-28`. */
          date: string
          /** 0 to 23, in UTC. */
          hour: number
          minute: number
          /** 1 is Monday, 7 is Sunday, in UTC. */
          weekday: number
        }
      }
      /** Whether the rule applies to the request. */
      applies: boolean
    }[]
  }
  export type PolicyDebugToken = {
    /** The token; a rehearsal leaves it out. */
    token?: string
    expires_at: number
    header: string
  }
  export type PolicyDebugTokenAnswer = {
    data: Schemas.PolicyDebugToken
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** One decision of the policies, with the request object that it was made on. A sample, kept for a week. */
  export type PolicyDecision = {
    /** Its expiry and the request. */
    id: string
    /** The request, as the answer named it. */
    request_id: string
    /** The time of the decision. */
    at: number
    /** The question that was decided. */
    point: "operation" | "token" | "access"
    /** The operation that was asked for. */
    operation: string
    /** The client that asked; `-` where none is known. */
    client_id: string
    /** The person it acted for. */
    user_id: string | null
    /** The decision. */
    effect: "allow" | "deny" | "step_up"
    /** The policy that decided; absent when none did. */
    decided_by: string | null
    /** The reason of a refusal. */
    reason: string | null
    /** The decision if the policies in shadow, and the default that is rehearsed, were enforced; where it is another. */
    shadow_effect: "allow" | "deny" | "step_up" | null
    /** The policy that would have decided. */
    shadow_decided_by: string | null
    /** The scopes of which one lets the caller in. */
    scope_takes: string[]
    /** The scopes that the caller held. */
    scope_held: string[]
    /** The caller is exempt from the default of denying. */
    is_exempt: boolean
    /** The work it took: values looked at, characters matched. */
    cost: number
    /** Every policy that was asked, and whether its rule applied. */
    trace: Schemas.PolicyStep[]
    /** The request object, without credentials. */
    request: {
      /** The HTTP method, in capitals. */
      method?: string
      /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
      path?: string
      /** The parameters of the query string. */
      query?: { [name: string]: string }
      /** The request headers, their names in lower case; of credentials only the scheme is told. */
      headers?: { [name: string]: string }
      /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
      body?: unknown
      /** The operation that is asked for. */
      operation?: {
        /** The `operationId` of the API document; `issue_token` where a token is issued. */
        id: string
        method?: string
        /** The path with its named parts, e.g. `/api/clients/{id}`. */
        path?: string
      }
      /** The named parts of the path, e.g. `id`. */
      params?: { [name: string]: string }
      /** The client that asks, as its administrator reads it. */
      client?: { [name: string]: unknown }
      /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
      user?: { [name: string]: unknown }
      /** How the person signed in. */
      session?: {
        /** When the person signed in, in seconds since 1970. */
        auth_time?: number
        acr?: string
        amr?: string[]
        sid?: string
      }
      /** The names of the roles that the person holds, those of their backend included. */
      roles?: string[]
      /** The ids of the same roles. */
      role_ids?: string[]
      /** The groups of the person. */
      groups?: string[]
      /** The organizations of the person, with their role and titles in each. */
      organizations?: {
        id: string
        role: string
        titles: string[]
      }[]
      /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
      token?: { [name: string]: unknown }
      /** The token that is to be issued; only where one is. */
      grant?: {
        type: string
        scope: string[]
        audience: string[]
        /** Whether the token will be bound to a key. */
        bound: boolean
      }
      /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
      parameters?: { [name: string]: unknown }
      /** The subject of an access evaluation: `type`, `id` and `properties`. */
      subject?: { [name: string]: unknown }
      /** The action of an access evaluation: `name` and `properties`. */
      action?: { [name: string]: unknown }
      /** The resource of an access evaluation: `type`, `id` and `properties`. */
      resource?: { [name: string]: unknown }
      /** The context of an access evaluation. */
      context?: { [name: string]: unknown }
      /** The address that the request came from. */
      ip?: string
      /** When the question was asked. */
      time?: {
        /** Seconds since 1970. */
        epoch: number
        /** The date in UTC, e.g. `2026-02-28`. */
        date: string
        /** 0 to 23, in UTC. */
        hour: number
        minute: number
        /** 1 is Monday, 7 is Sunday, in UTC. */
        weekday: number
      }
    }
    /** A debug token asked for the decision to be kept. */
    debugged: boolean
    /** When it is forgotten. */
    expires_at: number
  }
  export type PolicyDecisionAnswer = {
    data: Schemas.PolicyDecision
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type PolicyDefault = {
    /** The questions to which the answer is no where no policy allows it: `operation`, `token`, `access`. */
    deny_by_default: ("operation" | "token" | "access")[]
    /** Those where it is only recorded whom that would lock out. */
    deny_by_default_rehearsed: ("operation" | "token" | "access")[]
  }
  export type PolicyDefaultAnswer = {
    data: Schemas.PolicyDefault
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type PolicyDifference = {
    request_id: string
    at: number
    point: "operation" | "token" | "access"
    operation: string
    client_id: string
    user_id: string | null
    was: "allow" | "deny" | "step_up"
    becomes: "allow" | "deny" | "step_up"
    decided_by: string | null
    reason: string | null
  }
  export type PolicyEvaluation = {
    allowed: boolean
    effect: "allow" | "deny" | "step_up"
    /** The policy that allowed, denied or demands more; null when none did. */
    decided_by: string | null
    reason: string | null
    /** The most scopes that the token may have. */
    scope: string[] | null
    /** The most seconds that it may live. */
    lifetime: number | null
    /** The sign-in that is demanded (RFC 9470 §3): as strong as one of these, and no longer ago than so many seconds. */
    step_up: {
      acr_values?: string[]
      max_age?: number
    } | null
    /** Every policy that was asked, and whether its rule applied. */
    trace: Schemas.PolicyStep[]
    /** The answer if the policies in shadow were enforced, where it is another. */
    shadow: {
      effect: "allow" | "deny" | "step_up"
      /** The policy that allowed, denied or demands more; null when none did. */
      decided_by: string | null
      reason: string | null
      /** The most scopes that the token may have. */
      scope: string[] | null
      /** The most seconds that it may live. */
      lifetime: number | null
      /** The sign-in that is demanded (RFC 9470 §3): as strong as one of these, and no longer ago than so many seconds. */
      step_up: {
        acr_values?: string[]
        max_age?: number
      } | null
      /** Every policy that was asked, and whether its rule applied. */
      trace: Schemas.PolicyStep[]
    } | null
    /** The work it took: values looked at, characters matched. */
    cost: number
    /** The check of scopes, which comes first; null where the request does not say the scopes of a token. Both must pass. */
    scope_check: {
      takes: string[]
      held: string[]
      passes: boolean
    } | null
    request: Schemas.PolicyRequest
  }
  export type PolicyEvaluationAnswer = {
    data: Schemas.PolicyEvaluation
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type PolicyExample = {
    name: string
    request: Schemas.PolicyRequest
  }
  export type PolicyLockedOut = {
    client_id: string
    user_id: string | null
    operations: string[]
    decisions: number
    last_at: number
  }
  export type PolicyMatch = {
    matches: "no" | "unknown" | "yes"
    mismatches: Schemas.PolicyMismatch[]
  }
  export type PolicyMatchAnswer = {
    data: Schemas.PolicyMatch
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type PolicyMismatch = {
    path: string
    expected: string
    /** The value there; null when there is none. */
    actual: unknown
  }
  export type PolicyReplay = {
    examined: number
    newly_allowed: Schemas.PolicyDifference[]
    newly_denied: Schemas.PolicyDifference[]
  }
  export type PolicyReplayPage = {
    /** Send it as `after` for the next page; null at the end. */
    next: string | null
    /** How many decisions are kept; told with the first page. */
    total: number | null
  }
  /** All that a policy may look at. Members that a question has no value for are absent. */
  export type PolicyRequest = {
    /** The HTTP method, in capitals. */
    method?: string
    /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
    path?: string
    /** The parameters of the query string. */
    query?: { [name: string]: string }
    /** The request headers, their names in lower case; of credentials only the scheme is told. */
    headers?: { [name: string]: string }
    /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
    body?: unknown
    /** The operation that is asked for. */
    operation?: {
      /** The `operationId` of the API document; `issue_token` where a token is issued. */
      id: string
      method?: string
      /** The path with its named parts, e.g. `/api/clients/{id}`. */
      path?: string
    }
    /** The named parts of the path, e.g. `id`. */
    params?: { [name: string]: string }
    /** The client that asks, as its administrator reads it. */
    client?: { [name: string]: unknown }
    /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
    user?: { [name: string]: unknown }
    /** How the person signed in. */
    session?: {
      /** When the person signed in, in seconds since 1970. */
      auth_time?: number
      acr?: string
      amr?: string[]
      sid?: string
    }
    /** The names of the roles that the person holds, those of their backend included. */
    roles?: string[]
    /** The ids of the same roles. */
    role_ids?: string[]
    /** The groups of the person. */
    groups?: string[]
    /** The organizations of the person, with their role and titles in each. */
    organizations?: {
      id: string
      role: string
      titles: string[]
    }[]
    /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
    token?: { [name: string]: unknown }
    /** The token that is to be issued; only where one is. */
    grant?: {
      type: string
      scope: string[]
      audience: string[]
      /** Whether the token will be bound to a key. */
      bound: boolean
    }
    /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
    parameters?: { [name: string]: unknown }
    /** The subject of an access evaluation: `type`, `id` and `properties`. */
    subject?: { [name: string]: unknown }
    /** The action of an access evaluation: `name` and `properties`. */
    action?: { [name: string]: unknown }
    /** The resource of an access evaluation: `type`, `id` and `properties`. */
    resource?: { [name: string]: unknown }
    /** The context of an access evaluation. */
    context?: { [name: string]: unknown }
    /** The address that the request came from. */
    ip?: string
    /** When the question was asked. */
    time?: {
      /** Seconds since 1970. */
      epoch: number
      /** The date in UTC, e.g. `2026-02-28`. */
      date: string
      /** 0 to 23, in UTC. */
      hour: number
      minute: number
      /** 1 is Monday, 7 is Sunday, in UTC. */
      weekday: number
    }
  }
  export type PolicyRuleTrace = {
    /** The place of a rule that is a part of another. */
    name?: string
    /** Unknown counts against the caller: a deny then denies, an allow does not allow. */
    applies: "no" | "unknown" | "yes"
    /** Why it could not be decided. */
    error: string | null
    mismatches: Schemas.PolicyMismatch[]
    parts: Schemas.PolicyRuleTrace[]
  }
  export type PolicyStep = {
    policy: string
    name: string
    engine: string
    effect: "allow" | "deny"
    stage: "draft" | "shadow" | "enforced"
    /** Unknown counts against the caller: a deny then denies, an allow does not allow. */
    applies: "no" | "unknown" | "yes"
    error: string | null
    rule?: Schemas.PolicyRuleTrace
  }
  export type Posture = {
    /** 100: no finding is to be mended. */
    score: number
    /** The hardening it has, in percent of the rules that concern it. */
    hardening: number
    /** Findings to mend, then those that would strengthen it, each by weight. */
    findings: Schemas.Finding[]
    /** Every profile with the answers of the client; those that it is held to stand first. */
    profiles: Schemas.JudgedProfile[]
  }
  export type PostureAnswer = {
    data: Schemas.Posture
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A presentation of credentials that was asked for, and what was seen. The values of claims are not part of it. */
  export type Presentation = {
    /** Names the presentation; it opens nothing. */
    id: string
    /** The definition that it was asked by. */
    verifier_id: string
    /** The client that asked, if any. */
    client_id: string | null
    /** It signs a person in, is answered to a caller of the API, or belongs to a request that a wallet began. */
    purpose: "sign_in" | "api" | "wallet"
    /** The tokens that the wallet is asked for: credentials, a self-issued ID token, or both. (SIOPv2 §9) */
    response_types: ("vp_token" | "id_token")[]
    /** `waiting` for a wallet; `accepted`: its claims can be read; `refused`: see `refusal`; `used`: somebody signed in with it. */
    state: "waiting" | "accepted" | "refused" | "used"
    /** Where the browser is sent after a wallet on the same device answered. */
    return_to: string | null
    /** The flow that the wallet answered in. */
    flow: "same_device" | "cross_device" | "browser" | null
    /** Each credential that was accepted: its type, its issuer and the names of its claims. */
    seen: {
      query: string
      format: string
      type: string
      issuer: string
      claims: string[]
    }[]
    /** The thumbprints of the keys that were proved earlier in its flow. */
    chain: string[]
    /** The thumbprints of the keys that may answer. None: any. */
    parties: string[]
    /** The rules of those who answered earlier on those who answer later (`metadata_policy`), by the thumbprints of their keys. */
    policies: {
      one_of?: string[]
      superset_of?: string[]
    }[]
    /** Credentials are offered to whoever presents what is asked: see `offers` of the verifier. */
    offer_follows: boolean
    /** The thumbprint of the key that the holder proved. (RFC 7638 §3) */
    holder_key: string | null
    /** The DID, or the thumbprint of the key, that the holder proved. */
    holder: string | null
    /** Why the response was refused, or what the wallet said instead. */
    refusal: string | null
    /** When it was asked for. */
    created_at: number
    /** When the wallet answered. */
    answered_at: number | null
    /** When it can no longer be answered. */
    expires_at: number
    /** When the row, and the claims in it, are removed. */
    kept_until: number
  }
  export type PresentationAnswer = {
    data: Schemas.Presentation
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** RFC 9457 §3, with the members that clients of this API know. */
  export type Problem = {
    type: string
    title: string
    status: number
    detail: string
    /** The error code, for programs: `UNAUTHORIZED`, `UNPROCESSABLE_ENTITY`, … */
    code: string
    /** The fault and how to fix it, for people. */
    message: string
    /** Field → messages. */
    errors?: { [name: string]: string[] }
    /** The rows that still refer to the row to be deleted. */
    referrers?: Schemas.Referrer[]
    /** The error in the words of a provider, where one refused. */
    provider_error?: string
    /** More about it, in the words of the provider. */
    provider_error_description?: string
    /** Leads to the request in the log. */
    request_id: string
  }
  export type Program = {
    /** Its name in `works_with` of a client. */
    name: string
    title: string
    /** The kind of client; null for an API that accepts our tokens. */
    kind: string | null
    /** The fields of the client to set, besides those of its kind. */
    client: { [name: string]: unknown } | null
    /** The fields of the API to set, besides those of its kind. */
    api: { [name: string]: unknown } | null
    /** `{base}` stands for the address of the program. */
    redirect_uris: string[]
    post_logout_redirect_uris: string[]
    /** An example of `{base}`. */
    example: string | null
    /** Texts to write there: `{issuer}`, `{client_id}`, `{client_secret}` and `{base}` stand for values. */
    configuration: Schemas.ProgramConfiguration[]
    quirks: Schemas.Quirk[]
    /** The version with which it was tried; null: it was not. */
    tried: string | null
  }
  export type ProgramConfiguration = {
    place: string
    language: string
    text: string
  }
  export type Quirk = {
    /** A behaviour at its defaults. */
    does: string
    /** The change that helps. */
    change: string | null
    /** The check that refuses it because of this. */
    refused: string | null
  }
  export type ReadyPolicy = {
    slug: string
    title: string
    words: string
    point: "operation" | "token" | "access"
    /** A body of `POST /api/policies`, in shadow, with the two requests as its cases. */
    policy: { [name: string]: unknown }
    passes: Schemas.PolicyExample
    stopped: Schemas.PolicyExample
  }
  export type Referrer = {
    resource: string
    id: string
    name: string | null
    field: string
  }
  export type RegisteredGrant = {
    /** Its name in supported_grant_types. */
    name: string
    /** The value of grant_type. */
    type: string
    spec: string
    /** A JSON Schema of the further parameters of its request. */
    parameters: { [name: string]: unknown }
  }
  export type Registry = {
    /** The grants that are token requests. */
    grants: Schemas.RegisteredGrant[]
    /** Every name that supported_grant_types may hold. */
    grant_names: string[]
    /** Every name that token_endpoint_auth_methods may hold. */
    client_auth_methods: string[]
    /** The response modes of authorization responses. */
    response_modes: string[]
    /** The algorithms that tokens may be signed with. */
    signing_algs: string[]
    /** The programs that `works_with` of a client may name. */
    programs: string[]
  }
  export type RegistryAnswer = {
    data: Schemas.Registry
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** Our registration at a provider: the identifier and secret that it gave us. */
  export type RemoteClient = {
    /** Names the client for ever. */
    id: string
    /** The namespace that groups the row with others, for people. */
    namespace: string | null
    /** The display name, unique at its provider. */
    name: string
    /** The provider at which the client is registered. */
    provider_id: string
    /** The type of its provider. */
    type: "oauth2" | "callback" | "basic" | "api_key"
    /** The `client_id` at the provider. (RFC 6749 §2.2) */
    identifier: string
    /** The expiry of the secret at the provider. Warnings are recorded 14 days, 7 days and 1 day before. */
    secret_expires_at: number | null
    /** The people who get a letter when the secret expires soon, or when authorizations fail or are lost: at most one a day. */
    contacts: string[]
    /** The client certificate for TLS, as PEM with its chain. (RFC 8705 §2) */
    certificate: string | null
    /** Further parameters of token requests and refreshes. Values may hold `{{identifier}}`, `{{secret}}`, `{{timestamp}}` and variables. */
    parameters: {
      key: string
      value: string
      description?: string
    }[]
    /** Further headers of token requests and refreshes, likewise. */
    headers: {
      key: string
      value: string
      description?: string
    }[]
    /** Values of `{{variables}}`. Variables of an authorization override them. */
    variables: {
      key: string
      value: string
      description?: string
    }[]
    /** The addresses to which people may be redirected after consent, letter by letter. */
    return_uris: string[]
    /** The tenants that may use the client. They cannot read its secret. */
    sharing: "tenant" | "owner" | "everyone"
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type RemoteClientAnswer = {
    data: Schemas.RemoteClient
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** Our registration at a provider: the identifier and secret that it gave us. */
  export type RemoteClientChange = {
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique at its provider. */
    name?: string
    /** The provider at which the client is registered. */
    provider_id?: string
    /** The `client_id` at the provider. (RFC 6749 §2.2) */
    identifier?: string
    /** The client secret at the provider, or `{"ref": "name"}` for one in a secret file. (RFC 6749 §2.3.1) */
    secret?: string | {
      ref: string
    } | null
    /** The expiry of the secret at the provider. Warnings are recorded 14 days, 7 days and 1 day before. */
    secret_expires_at?: number | null
    /** The people who get a letter when the secret expires soon, or when authorizations fail or are lost: at most one a day. */
    contacts?: string[] | null
    /** The client certificate for TLS, as PEM with its chain. (RFC 8705 §2) */
    certificate?: string | null
    /** The private key of the certificate, as PEM. (RFC 8705 §2) */
    certificate_key?: string | {
      ref: string
    } | null
    /** Further parameters of token requests and refreshes. Values may hold `{{identifier}}`, `{{secret}}`, `{{timestamp}}` and variables. */
    parameters?: {
      key: string
      value: string
      description?: string
    }[] | null
    /** Further headers of token requests and refreshes, likewise. */
    headers?: {
      key: string
      value: string
      description?: string
    }[] | null
    /** Values of `{{variables}}`. Variables of an authorization override them. */
    variables?: {
      key: string
      value: string
      description?: string
    }[] | null
    /** The addresses to which people may be redirected after consent, letter by letter. */
    return_uris?: string[] | null
    /** The tenants that may use the client. They cannot read its secret. */
    sharing?: "tenant" | "owner" | "everyone" | null
  }
  /** Our registration at a provider: the identifier and secret that it gave us. */
  export type RemoteClientCreation = {
    /** The namespace that groups the row with others, for people. */
    namespace?: string | null
    /** The display name, unique at its provider. */
    name: string
    /** The provider at which the client is registered. */
    provider_id: string
    /** The `client_id` at the provider. (RFC 6749 §2.2) */
    identifier: string
    /** The client secret at the provider, or `{"ref": "name"}` for one in a secret file. (RFC 6749 §2.3.1) */
    secret?: string | {
      ref: string
    } | null
    /** The expiry of the secret at the provider. Warnings are recorded 14 days, 7 days and 1 day before. */
    secret_expires_at?: number | null
    /** The people who get a letter when the secret expires soon, or when authorizations fail or are lost: at most one a day. */
    contacts?: string[]
    /** The client certificate for TLS, as PEM with its chain. (RFC 8705 §2) */
    certificate?: string | null
    /** The private key of the certificate, as PEM. (RFC 8705 §2) */
    certificate_key?: string | {
      ref: string
    } | null
    /** Further parameters of token requests and refreshes. Values may hold `{{identifier}}`, `{{secret}}`, `{{timestamp}}` and variables. */
    parameters?: {
      key: string
      value: string
      description?: string
    }[]
    /** Further headers of token requests and refreshes, likewise. */
    headers?: {
      key: string
      value: string
      description?: string
    }[]
    /** Values of `{{variables}}`. Variables of an authorization override them. */
    variables?: {
      key: string
      value: string
      description?: string
    }[]
    /** The addresses to which people may be redirected after consent, letter by letter. */
    return_uris?: string[]
    /** The tenants that may use the client. They cannot read its secret. */
    sharing?: "tenant" | "owner" | "everyone"
  }
  /** The requests of a developer and the decisions of a reviewer, item by item. */
  export type Review = {
    /** The identifier of the request; it never changes. */
    id: string
    /** The application it is about. */
    client_id: string
    /** The developer who asks. */
    requested_by: string
    /** Why the developer asks. */
    reason: string
    /** `waiting`: the reviewer decides next; afterwards the developer acts. */
    state: "waiting" | "decided" | "withdrawn"
    /** The requested items, with the state and reason of each. */
    items: ({
      kind: "scope" | "go_live" | "name" | "initiate_login_uri" | "in_gallery" | "confidential" | "auth_method" | "tls_client_certificate_bound_access_tokens" | "redirect_uri" | "post_logout_redirect_uri" | "allowed_origin" | "require_pushed_authorization_requests" | "require_signed_request_object" | "authorization_details_type" | "enforce_dpop" | "subject_type" | "sector_identifier_uri" | "grant_type" | "logo_uri" | "client_uri" | "policy_uri" | "tos_uri"
      value: string
      state?: "waiting" | "approved" | "declined"
      reason?: string
    })[]
    /** The points of the checklist that a reviewer ticked. */
    checked: ("description" | "contacts" | "home" | "redirect_uris" | "scopes" | "policy" | "terms" | "logo" | "start" | "tested")[]
    /** The reviewer. */
    decided_by: string | null
    /** When it was decided. */
    decided_at: number | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    client_name?: string | null
  }
  export type ReviewAnswer = {
    data: Schemas.Review
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type ReviewCheck = {
    check: "description" | "contacts" | "home" | "redirect_uris" | "scopes" | "policy" | "terms" | "logo" | "start" | "tested"
    /** `met`: it is so; `open`: it is missing; `look`: a reviewer has to look at what is shown. */
    state: "met" | "open" | "look"
    /** The values that are to be looked at. */
    shown: string[]
  }
  /** A named set of scopes, given to people or to all people of a backend. */
  export type Role = {
    /** The identifier of the role; it never changes. */
    id: string
    /** The display name, also the value in the `roles` claim. */
    name: string
    /** The people it is meant for. */
    description: string | null
    /** The scopes it gives, by name. */
    scopes: string[]
    /** `required`: its holders show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor: "optional" | "required"
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers: string[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type RoleAnswer = {
    data: Schemas.Role
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A named set of scopes, given to people or to all people of a backend. */
  export type RoleChange = {
    /** The display name, also the value in the `roles` claim. */
    name?: string
    /** The people it is meant for. */
    description?: string | null
    /** The scopes it gives, by name. */
    scopes?: string[] | null
    /** `required`: its holders show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required" | null
  }
  /** A named set of scopes, given to people or to all people of a backend. */
  export type RoleCreation = {
    /** The display name, also the value in the `roles` claim. */
    name: string
    /** The people it is meant for. */
    description?: string | null
    /** The scopes it gives, by name. */
    scopes?: string[]
    /** `required`: its holders show a second factor when they sign in, and add one if they have none, after the grace period of the identity provider. */
    second_factor?: "optional" | "required"
  }
  /** A request of the policy laboratory that is kept, to be decided again whenever a policy changes. */
  export type SavedRequest = {
    /** The identifier of the request; it never changes. */
    id: string
    /** Its subject, for people. */
    name: string
    /** The question. */
    point: "operation" | "token" | "access"
    /** The request object. */
    request: {
      /** The HTTP method, in capitals. */
      method?: string
      /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
      path?: string
      /** The parameters of the query string. */
      query?: { [name: string]: string }
      /** The request headers, their names in lower case; of credentials only the scheme is told. */
      headers?: { [name: string]: string }
      /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
      body?: unknown
      /** The operation that is asked for. */
      operation?: {
        /** The `operationId` of the API document; `issue_token` where a token is issued. */
        id: string
        method?: string
        /** The path with its named parts, e.g. `/api/clients/{id}`. */
        path?: string
      }
      /** The named parts of the path, e.g. `id`. */
      params?: { [name: string]: string }
      /** The client that asks, as its administrator reads it. */
      client?: { [name: string]: unknown }
      /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
      user?: { [name: string]: unknown }
      /** How the person signed in. */
      session?: {
        /** When the person signed in, in seconds since 1970. */
        auth_time?: number
        acr?: string
        amr?: string[]
        sid?: string
      }
      /** The names of the roles that the person holds, those of their backend included. */
      roles?: string[]
      /** The ids of the same roles. */
      role_ids?: string[]
      /** The groups of the person. */
      groups?: string[]
      /** The organizations of the person, with their role and titles in each. */
      organizations?: {
        id: string
        role: string
        titles: string[]
      }[]
      /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
      token?: { [name: string]: unknown }
      /** The token that is to be issued; only where one is. */
      grant?: {
        type: string
        scope: string[]
        audience: string[]
        /** Whether the token will be bound to a key. */
        bound: boolean
      }
      /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
      parameters?: { [name: string]: unknown }
      /** The subject of an access evaluation: `type`, `id` and `properties`. */
      subject?: { [name: string]: unknown }
      /** The action of an access evaluation: `name` and `properties`. */
      action?: { [name: string]: unknown }
      /** The resource of an access evaluation: `type`, `id` and `properties`. */
      resource?: { [name: string]: unknown }
      /** The context of an access evaluation. */
      context?: { [name: string]: unknown }
      /** The address that the request came from. */
      ip?: string
      /** When the question was asked. */
      time?: {
        /** Seconds since 1970. */
        epoch: number
        /** The date in UTC, e.g. `2026-02-28`. */
        date: string
        /** 0 to 23, in UTC. */
        hour: number
        minute: number
        /** 1 is Monday, 7 is Sunday, in UTC. */
        weekday: number
      }
    }
    /** A client that is looked up each time. */
    client_id: string | null
    /** A person who is looked up each time. */
    user_id: string | null
    /** Everybody who works with policies sees it. Else its owner alone does. */
    shared: boolean
    /** The person or client that keeps it. */
    owner: string
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type SavedRequestAnswer = {
    data: Schemas.SavedRequest
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A request of the policy laboratory that is kept, to be decided again whenever a policy changes. */
  export type SavedRequestChange = {
    /** Its subject, for people. */
    name?: string
    /** The question. */
    point?: "operation" | "token" | "access" | null
    /** The request object. */
    request?: {
      /** The HTTP method, in capitals. */
      method?: string
      /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
      path?: string
      /** The parameters of the query string. */
      query?: { [name: string]: string }
      /** The request headers, their names in lower case; of credentials only the scheme is told. */
      headers?: { [name: string]: string }
      /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
      body?: unknown
      /** The operation that is asked for. */
      operation?: {
        /** The `operationId` of the API document; `issue_token` where a token is issued. */
        id: string
        method?: string
        /** The path with its named parts, e.g. `/api/clients/{id}`. */
        path?: string
      }
      /** The named parts of the path, e.g. `id`. */
      params?: { [name: string]: string }
      /** The client that asks, as its administrator reads it. */
      client?: { [name: string]: unknown }
      /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
      user?: { [name: string]: unknown }
      /** How the person signed in. */
      session?: {
        /** When the person signed in, in seconds since 1970. */
        auth_time?: number
        acr?: string
        amr?: string[]
        sid?: string
      }
      /** The names of the roles that the person holds, those of their backend included. */
      roles?: string[]
      /** The ids of the same roles. */
      role_ids?: string[]
      /** The groups of the person. */
      groups?: string[]
      /** The organizations of the person, with their role and titles in each. */
      organizations?: {
        id: string
        role: string
        titles: string[]
      }[]
      /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
      token?: { [name: string]: unknown }
      /** The token that is to be issued; only where one is. */
      grant?: {
        type: string
        scope: string[]
        audience: string[]
        /** Whether the token will be bound to a key. */
        bound: boolean
      }
      /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
      parameters?: { [name: string]: unknown }
      /** The subject of an access evaluation: `type`, `id` and `properties`. */
      subject?: { [name: string]: unknown }
      /** The action of an access evaluation: `name` and `properties`. */
      action?: { [name: string]: unknown }
      /** The resource of an access evaluation: `type`, `id` and `properties`. */
      resource?: { [name: string]: unknown }
      /** The context of an access evaluation. */
      context?: { [name: string]: unknown }
      /** The address that the request came from. */
      ip?: string
      /** When the question was asked. */
      time?: {
        /** Seconds since 1970. */
        epoch: number
        /** The date in UTC, e.g. `2026-02-28`. */
        date: string
        /** 0 to 23, in UTC. */
        hour: number
        minute: number
        /** 1 is Monday, 7 is Sunday, in UTC. */
        weekday: number
      }
    } | null
    /** A client that is looked up each time. */
    client_id?: string | null
    /** A person who is looked up each time. */
    user_id?: string | null
    /** Everybody who works with policies sees it. Else its owner alone does. */
    shared?: boolean | null
  }
  /** A request of the policy laboratory that is kept, to be decided again whenever a policy changes. */
  export type SavedRequestCreation = {
    /** Its subject, for people. */
    name: string
    /** The question. */
    point?: "operation" | "token" | "access"
    /** The request object. */
    request?: {
      /** The HTTP method, in capitals. */
      method?: string
      /** The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too. */
      path?: string
      /** The parameters of the query string. */
      query?: { [name: string]: string }
      /** The request headers, their names in lower case; of credentials only the scheme is told. */
      headers?: { [name: string]: string }
      /** The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced. */
      body?: unknown
      /** The operation that is asked for. */
      operation?: {
        /** The `operationId` of the API document; `issue_token` where a token is issued. */
        id: string
        method?: string
        /** The path with its named parts, e.g. `/api/clients/{id}`. */
        path?: string
      }
      /** The named parts of the path, e.g. `id`. */
      params?: { [name: string]: string }
      /** The client that asks, as its administrator reads it. */
      client?: { [name: string]: unknown }
      /** The person that the client acts for, as an administrator reads them; absent where a client acts for itself. */
      user?: { [name: string]: unknown }
      /** How the person signed in. */
      session?: {
        /** When the person signed in, in seconds since 1970. */
        auth_time?: number
        acr?: string
        amr?: string[]
        sid?: string
      }
      /** The names of the roles that the person holds, those of their backend included. */
      roles?: string[]
      /** The ids of the same roles. */
      role_ids?: string[]
      /** The groups of the person. */
      groups?: string[]
      /** The organizations of the person, with their role and titles in each. */
      organizations?: {
        id: string
        role: string
        titles: string[]
      }[]
      /** The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`. */
      token?: { [name: string]: unknown }
      /** The token that is to be issued; only where one is. */
      grant?: {
        type: string
        scope: string[]
        audience: string[]
        /** Whether the token will be bound to a key. */
        bound: boolean
      }
      /** The parameters of the scope that brought the policy; only for policies that are asked by scope. */
      parameters?: { [name: string]: unknown }
      /** The subject of an access evaluation: `type`, `id` and `properties`. */
      subject?: { [name: string]: unknown }
      /** The action of an access evaluation: `name` and `properties`. */
      action?: { [name: string]: unknown }
      /** The resource of an access evaluation: `type`, `id` and `properties`. */
      resource?: { [name: string]: unknown }
      /** The context of an access evaluation. */
      context?: { [name: string]: unknown }
      /** The address that the request came from. */
      ip?: string
      /** When the question was asked. */
      time?: {
        /** Seconds since 1970. */
        epoch: number
        /** The date in UTC, e.g. `2026-02-28`. */
        date: string
        /** 0 to 23, in UTC. */
        hour: number
        minute: number
        /** 1 is Monday, 7 is Sunday, in UTC. */
        weekday: number
      }
    }
    /** A client that is looked up each time. */
    client_id?: string | null
    /** A person who is looked up each time. */
    user_id?: string | null
    /** Everybody who works with policies sees it. Else its owner alone does. */
    shared?: boolean
  }
  export type SavedRequestOutcome = {
    effect: "allow" | "deny" | "step_up"
    decided_by: string | null
    reason: string | null
  } | null
  export type SavedRequestResult = {
    id: string
    name: string
    was: Schemas.SavedRequestOutcome
    becomes: Schemas.SavedRequestOutcome
    changes: boolean
    /** Why it could not be decided: a client or person that it names is gone. */
    error: string | null
  }
  /** A permission that tokens may carry. */
  export type Scope = {
    /** The identifier of the scope; it never changes. */
    id: string
    /** The name in requests and tokens. (RFC 6749 §3.3) */
    name: string
    /** The permission in plain words, for the consent page. */
    label: string | null
    /** The access that it allows, in a sentence or two. */
    description: string | null
    /** Every client and person may have it. */
    public: boolean
    /** A policy that is asked about whoever has this scope: one with `by_scope`. It narrows what the scope allows. */
    policy_id: string | null
    /** The parameters that the policy sees as `parameters`. */
    policy_parameters: { [name: string]: unknown }
    /** The scope that this one is a part of. Who may have that one may have this one, and consent to that one is consent to this one. */
    narrows: string | null
    /** The rows of the API that the part reaches: members with the values that they may have, such as `{"region": ["eu"]}`. APIs read it as `scope_selectors` in introspection and in JWT access tokens. */
    selector: { [name: string]: (string | number | boolean)[] } | null
    /** The server itself needs it, so it cannot be renamed or removed. */
    system: boolean
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type ScopeAnswer = {
    data: Schemas.Scope
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A permission that tokens may carry. */
  export type ScopeChange = {
    /** The permission in plain words, for the consent page. */
    label?: string | null
    /** The access that it allows, in a sentence or two. */
    description?: string | null
    /** Every client and person may have it. */
    public?: boolean | null
    /** A policy that is asked about whoever has this scope: one with `by_scope`. It narrows what the scope allows. */
    policy_id?: string | null
    /** The parameters that the policy sees as `parameters`. */
    policy_parameters?: { [name: string]: unknown } | null
    /** The rows of the API that the part reaches: members with the values that they may have, such as `{"region": ["eu"]}`. APIs read it as `scope_selectors` in introspection and in JWT access tokens. */
    selector?: { [name: string]: (string | number | boolean)[] } | null
  }
  /** A permission that tokens may carry. */
  export type ScopeCreation = {
    /** The name in requests and tokens. (RFC 6749 §3.3) */
    name: string
    /** The permission in plain words, for the consent page. */
    label?: string | null
    /** The access that it allows, in a sentence or two. */
    description?: string | null
    /** Every client and person may have it. */
    public?: boolean
    /** A policy that is asked about whoever has this scope: one with `by_scope`. It narrows what the scope allows. */
    policy_id?: string | null
    /** The parameters that the policy sees as `parameters`. */
    policy_parameters?: { [name: string]: unknown }
    /** The scope that this one is a part of. Who may have that one may have this one, and consent to that one is consent to this one. */
    narrows?: string | null
    /** The rows of the API that the part reaches: members with the values that they may have, such as `{"region": ["eu"]}`. APIs read it as `scope_selectors` in introspection and in JWT access tokens. */
    selector?: { [name: string]: (string | number | boolean)[] } | null
  }
  /** One sign-in of one person in one browser. */
  export type Session = {
    /** Identifies the session, and cannot be used as its cookie. */
    id: string
    /** The person. */
    user_id: string
    /** The backend that checked the password. */
    backend_id: string
    /** The `sid` that clients see. (OIDC Front-Channel Logout §3) */
    sid: string
    /** When they signed in. */
    auth_time: number
    /** The methods of the sign-in. (RFC 8176 §2) */
    amr: string[]
    /** How strongly. */
    acr: string | null
    /** The federated server whose account signed them in. */
    federated_server_id: string | null
    /** `yes`: it outlives the browser window. */
    remember: "yes" | "no"
    /** The person put off adding a second factor, as long as they may. */
    second_factor_put_off: boolean
    /** The network address of the sign-in. */
    address: string | null
    /** The browser. */
    agent: string | null
    /** When it began. */
    created_at: number
    /** When it was last used, to the minute. */
    last_seen_at: number
    /** When it ends, even if it is in use. */
    expires_at: number
    /** When it was ended. */
    ended_at: number | null
    /** The session is valid now. */
    active?: boolean
    username?: string | null
  }
  export type SessionAnswer = {
    data: Schemas.Session
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type SessionApplication = {
    client_id: string
    name: string
  }
  /** The settings of the operator. */
  export type Settings = {
    /** The exact issuer string. If not set: `http://localhost:{port}`. Must be https unless it is a loopback address. (RFC 8414 §2) */
    issuer: string | null
    /** The folder of the embedded database and of the generated master key. */
    data: string
    /** How often to try to reach the database at start, a second apart. */
    "database.attempts": number
    /** How many connections to PostgreSQL at most. */
    "database.pool": number
    /** The folder of mounted secret files, and of `references.yaml`, which lists the fields that may read each file. If not set: no field can name a file. */
    "secrets.dir": string | null
    /** The public listener. Also read from PORT. */
    "http.port": number
    /** The address to listen on. If not set: 127.0.0.1, or 0.0.0.0 when NODE_ENV is production. */
    "http.host": string | null
    /** How long the headers and the body of a request may take to arrive before the connection is closed. */
    "http.request_timeout": number
    /** The listener for health and metrics; 0 for none. */
    "management.port": number
    /** The address the management listener listens on. If not set: as http.host. */
    "management.host": string | null
    /** A second listener, with TLS, that asks clients for their certificate; 0 for none. (RFC 8705 §5) */
    "mtls.port": number
    /** The certificate chain of that listener, a PEM file. It is read again when it changes. */
    "mtls.certificate_path": string | null
    /** Its private key, a PEM file. */
    "mtls.key_path": string | null
    /** The authorities that issue certificates to clients, intermediate ones too, a PEM file. If not set: a client can show only a certificate that it registered itself. (RFC 8705 §2.1) */
    "mtls.authorities_path": string | null
    /** The revocation lists of these authorities, a PEM file. It is read again when it changes. (RFC 5280 §5) */
    "mtls.revocations_path": string | null
    /** Where these authorities publish their revocation lists; all of them, where one publishes its list in parts. They are fetched every hour, and when a list expires. (RFC 5280 §4.2.1.13) */
    "mtls.revocation_urls": string[]
    /** Refuse or accept certificates of an authority without a revocation list that is in force, where lists are named. (RFC 5280 §6.3.3) */
    "mtls.stale_revocations": "refuse" | "accept"
    /** Where clients reach this server with a certificate: `https://mtls.example.com`. If not set: the host of the issuer, at mtls.port. (RFC 8705 §5) */
    "mtls.url": string | null
    /** The header in which proxies of trust_proxy pass on the certificate of a client. If not set: none. (RFC 9440 §2) */
    "mtls.header": "Client-Cert" | "X-SSL-Client-Cert" | "X-Forwarded-Tls-Client-Cert" | null
    /** Addresses or networks of the proxies whose X-Forwarded-For, X-Forwarded-Proto and mtls.header are trusted. */
    trust_proxy: string[]
    /** Private hosts or networks that outgoing requests may reach nevertheless. */
    allow_private_fetch: string[]
    /** Also read from LOG_LEVEL. */
    "log.level": "trace" | "debug" | "info" | "warn" | "error" | "silent"
    /** Write a line for each request. */
    "log.requests": boolean
    /** A file to which audit events are appended as JSON lines. With several nodes, each node appends only a part of the events: use audit.url. */
    "audit.path": string | null
    /** A collector to which audit events are posted as JSON lines. */
    "audit.url": string | null
    /** Record once a minute how many tokens each client was issued, by grant type, as the event `client.tokens_issued`. */
    token_events: boolean
    /** The first administrator. */
    "admin.username": string
    /** The confidential client for administration. */
    "admin.client_id": string
    /** A YAML or JSON file of scopes, roles, APIs, clients and other rows that are made or changed at each start, in one transaction. A fault in it stops the start. */
    "bundle.path": string | null
    /** The algorithm that signs access tokens, unless the client names another. */
    signing_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    /** The algorithm that signs ID tokens, unless the client names another. Many client libraries expect RS256 where they are told nothing. (OIDC Registration §2) */
    id_token_signing_alg: "ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
    /** How long an access token lives. */
    access_token_ttl: number
    /** How long an authorization code lives. (RFC 6749 §4.1.2) */
    authorization_code_ttl: number
    /** How long a pushed authorization request lives. (RFC 9126 §2.2) */
    authorization_request_ttl: number
    /** How long an unused refresh token lives. */
    refresh_token_ttl: number
    /** The longest life of a personal access token; 0: nobody can make one. */
    personal_token_max_ttl: number
    /** How long a sign-in can be refreshed, from its first token on. */
    refresh_token_absolute_ttl: number
    /** How long the record of a verifiable credential is kept after the credential expired. */
    expired_credential_ttl: number
    /** The retry window: a repeated refresh gets the same tokens for so long, unless the new refresh token has been used. */
    refresh_retry_ttl: number
    /** Demand a nonce of this server in DPoP proofs, so that proofs cannot be made in advance. (RFC 9449 §8) */
    dpop_nonce: boolean
    /** The algorithms accepted in DPoP proofs and client assertions. Those of FAPI 2.0 are ES256, PS256 and EdDSA. (FAPI 2.0 §5.4.1) */
    client_signing_algs: ("ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "HS256" | "HS384" | "HS512")[]
    /** How long an ID token is valid. */
    id_token_ttl: number
    /** How long a new key is published before it signs in place of another, so that verifiers that cache our keys know it by then. */
    key_lead_ttl: number
    /** How long a rotated key stays published. Never shorter than the longest token life. */
    key_overlap_ttl: number
    /** Let clients that ask for it use the implicit and hybrid flows. Unsafe: tokens pass through the browser's address bar. (RFC 9700 §2.1.2) */
    implicit_grant: boolean
    /** Let clients that ask for it use the password grant. Unsafe: clients see passwords. (RFC 9700 §2.4) */
    password_grant: boolean
    /** The drafts of OpenID for Verifiable Credential Issuance that wallets may speak besides version 1.0: their metadata, offers, and requests by format with one proof. (OID4VCI draft 13 §7.2) */
    credential_drafts: ("draft-11" | "draft-13")[]
    /** Ask for self-issued ID tokens as draft 13 of SIOPv2 does: the client id is a DID without a prefix, with `client_id_scheme` beside it. For wallets that know no prefixes; others refuse it. (OID4VP draft 21 §5.10) */
    siopv2_draft_13: boolean
    /** The profiles that clients are held to which name none of their own. They do not concern the clients of the server itself. */
    client_profiles: ("oauth_2_1" | "fapi2_security" | "fapi2_signed_requests" | "fapi2_signed_responses" | "fapi2_signed_introspection" | "fapi_ciba" | "mcp_2026_07_28" | "browser_app" | "haip")[]
    /** How clients are held to their profiles, unless a client says otherwise. */
    client_profile_mode: "advisory" | "enforced_for_new" | "enforced"
    /** The sender of all mail: an address, or `Name <address>`. */
    "smtp.from": string | null
    /** How long before its end a token of another server counts as spent, unless its provider says otherwise. */
    "outbound.refresh_margin": number
    /** A resolver of the DID methods that this server does not read itself, such as did:ebsi: `https://resolver.example/1.0/identifiers/`. The DID is appended to it. If not set: such DIDs are refused. (DID 1.0 §7.1) */
    "did.resolver": string | null
    /** Use verifiers and credential configurations only after somebody else than their authors has approved them. A change that matters takes one out of use until it is approved again. */
    review_credentials: boolean
    /** The settings that tenants may decide for themselves. A tenant that does not decide one has the value here. */
    tenant_overrides: ("access_token_ttl" | "authorization_code_ttl" | "authorization_request_ttl" | "refresh_token_ttl" | "refresh_token_absolute_ttl" | "refresh_retry_ttl" | "id_token_ttl" | "dpop_nonce" | "implicit_grant" | "password_grant" | "credential_drafts" | "siopv2_draft_13" | "session_idle_ttl" | "session_ttl" | "lockout_attempts" | "lockout_ttl" | "password_history" | "password_min_length" | "client_profiles" | "client_profile_mode" | "review_credentials")[]
    /** How long a sign-in lasts without use. */
    session_idle_ttl: number
    /** How long a sign-in lasts at all. */
    session_ttl: number
    /** Let clients ask in an invisible frame whether their person is still signed in. Browsers that keep cookies from frames of other sites always answer that this changed; back-channel logout has no such limit. (OIDC Session Management §3) */
    session_management: boolean
    /** Wrong passwords after which an account is locked for a while. */
    lockout_attempts: number
    /** How long it is locked. */
    lockout_ttl: number
    /** A file of SHA-1 digests of breached passwords, sorted, a line each: `DIGEST:count`. A new password that is in it is refused. */
    "breached.path": string | null
    /** A range service of breached passwords, like `https://api.pwnedpasswords.com/range`. Five characters of the digest of a new password are sent. */
    "breached.url": string | null
    /** How many of the last passwords a new one must differ from. */
    password_history: number
    /** The shortest password accepted. */
    password_min_length: number
  }
  export type SettingsAnswer = {
    data: Schemas.Settings
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
    /** The origin of each. */
    origins: { [name: string]: "server" | "tenant" }
  }
  export type SignInPreset = {
    id: string
    name: string
    /** The page that tells how to set it up there. */
    documentation_uri?: string
    /** The values that it fills in, by field. */
    values: { [name: string]: unknown }
    /** The protocol that it speaks. */
    protocol: "oidc" | "oauth2" | "saml"
    /** Each installation has its own issuer: give it. */
    needs_issuer?: boolean
  }
  /** A stream of security event tokens to a receiver, pushed to it or polled by it. */
  export type SignalStream = {
    /** Names the stream. (SSF 1.0 §8.1.1) */
    id: string
    /** The receiver, which is the `aud` of its tokens. */
    client_id: string
    /** The description that the receiver gave. */
    description: string | null
    /** Tokens are pushed to an address, or polled. (SSF 1.0 §6.1) */
    method: "push" | "poll"
    /** The address that tokens are pushed to. (RFC 8935 §2) */
    endpoint_url: string | null
    /** The events that the receiver asked for. */
    events_requested: string[]
    /** `paused`: events wait, up to a thousand for a week, and are sent when it is enabled again. `disabled`: they are not even kept. (SSF 1.0 §8.1.2) */
    status: "enabled" | "paused" | "disabled"
    /** Why it is paused or disabled; the receiver sees it. */
    status_reason: string | null
    /** The number of the last event that was queued for it, or did not concern it. */
    queued_sequence: number
    /** When the receiver last asked for a verification. (SSF 1.0 §8.1.4) */
    verified_at: number | null
    /** When its deliveries began to fail. */
    failing_since: number | null
    /** Why a delivery failed, or how the receiver refused a token. */
    last_error: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type SignalStreamAnswer = {
    data: Schemas.SignalStream
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A stream of security event tokens to a receiver, pushed to it or polled by it. */
  export type SignalStreamChange = {
    /** `paused`: events wait, up to a thousand for a week, and are sent when it is enabled again. `disabled`: they are not even kept. (SSF 1.0 §8.1.2) */
    status?: "enabled" | "paused" | "disabled" | null
    /** Why it is paused or disabled; the receiver sees it. */
    status_reason?: string | null
  }
  /** A signing service outside, which holds private keys. A client names it as its `signatures_adapter`. */
  export type Signer = {
    /** The identifier of the signer; it never changes. */
    id: string
    /** The name that clients give as their `signatures_adapter`. */
    name: string
    /** The address of its signing API. */
    url: string
    /** Its public keys, each with `kid` and `alg`. All are published. The first key of an algorithm signs: list a new key last for a while, then first. (RFC 7517 §5) */
    jwks: {
      keys: { [name: string]: unknown }[]
    }
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type SignerAnswer = {
    data: Schemas.Signer
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A signing service outside, which holds private keys. A client names it as its `signatures_adapter`. */
  export type SignerChange = {
    /** The address of its signing API. */
    url?: string
    /** The bearer token that this server sends to it, or `{"ref": "name"}` for one in a secret file. */
    secret?: string | {
      ref: string
    }
    /** Its public keys, each with `kid` and `alg`. All are published. The first key of an algorithm signs: list a new key last for a while, then first. (RFC 7517 §5) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    }
  }
  /** A signing service outside, which holds private keys. A client names it as its `signatures_adapter`. */
  export type SignerCreation = {
    /** The name that clients give as their `signatures_adapter`. */
    name: string
    /** The address of its signing API. */
    url: string
    /** The bearer token that this server sends to it, or `{"ref": "name"}` for one in a secret file. */
    secret: string | {
      ref: string
    }
    /** Its public keys, each with `kid` and `alg`. All are published. The first key of an algorithm signs: list a new key last for a while, then first. (RFC 7517 §5) */
    jwks: {
      keys: { [name: string]: unknown }[]
    }
  }
  export type SoftwareGroup = {
    /** Names the group. */
    fingerprint: string
    name: string
    software_id: string | null
    software_version: string | null
    redirect_hosts: string[]
    /** How many clients there are. */
    count: number
    /** Those with a live grant or token. */
    live: number
    /** Those that a clean-up would remove now. */
    spent: number
    networks: {
      network: string
      count: number
    }[]
    /** Some of the clients. */
    client_ids: string[]
    first_registered_at: number
    last_registered_at: number
  }
  export type SoftwareGroups = {
    /** The seconds for which a spent client was unused. */
    unused_for: number
    /** All clients that registered themselves. */
    clients: number
    /** Those with a live grant or token. */
    live: number
    /** Those that a clean-up would remove now. */
    spent: number
    groups: Schemas.SoftwareGroup[]
    /** All registrations were looked at, and there are no more than these. */
    complete: boolean
  }
  export type SoftwareGroupsAnswer = {
    data: Schemas.SoftwareGroups
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  export type SpentClients = {
    unused_for: number
    clients: ({
      client_id: string
      name: string
      network: string
      registered_at: number
      last_used_at: number | null
      why: "never_used" | "unused"
    })[]
    /** All registrations were looked at, and there are no more than these. */
    complete: boolean
  }
  export type SpentClientsAnswer = {
    data: Schemas.SpentClients
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A list that tells verifiers the states of credentials. */
  export type StatusList = {
    /** Names the list in its address. */
    id: string
    /** A description for administrators. */
    description: string | null
    /** A list that is not active tells every credential in it as suspended, until it is switched on again; new credentials get places in another one. (draft-ietf-oauth-status-list §7.1) */
    active: boolean
    /** The client whose credentials it is about, and whose key signs it. */
    client_id: string
    /** How many credentials it has places for. */
    size: number
    /** New credentials get places in it. */
    is_open: boolean
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts: string[]
    /** `approved`: somebody else than its authors looked at it as it is. It waits again after every change that matters. */
    review: "waiting" | "approved" | "declined"
    /** The words of the reviewer. */
    review_note: string | null
    /** The reviewer. */
    reviewed_by: string | null
    /** When it was reviewed. */
    reviewed_at: number | null
    /** The callers that changed it since it was last approved, with the owners of clients among them: none of these can approve it. The first change after an approval begins the list anew. */
    authors: string[]
    /** Grows with every edit and whenever a state changes, so that every node makes the list anew. */
    version: number
    /** When it was made. */
    created_at: number
    /** When it was last edited. */
    updated_at: number
  }
  export type StatusListAnswer = {
    data: Schemas.StatusList
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A list that tells verifiers the states of credentials. */
  export type StatusListChange = {
    /** A description for administrators. */
    description?: string | null
    /** A list that is not active tells every credential in it as suspended, until it is switched on again; new credentials get places in another one. (draft-ietf-oauth-status-list §7.1) */
    active?: boolean | null
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts?: string[] | null
  }
  /** A page or a letter of the tenant, in place of the built-in one. */
  export type Template = {
    /** The identifier of the template; it never changes. */
    id: string
    /** The page or letter that it replaces. */
    name: "layout" | "sign_in" | "select_account" | "register" | "consent" | "second_factor" | "forgotten_password" | "new_password" | "confirm_email" | "device_code" | "device_question" | "account" | "factors" | "add_app" | "add_passkey" | "email_sent" | "requests" | "credential_offer" | "present" | "signed_out" | "error" | "mail_invitation" | "mail_factor_added" | "mail_factor_removed" | "mail_factors_reset" | "mail_sign_in" | "mail_factor_code" | "mail_email_confirm" | "mail_email_change_asked" | "mail_email_changed" | "mail_new_device" | "mail_recovery_code_used" | "mail_password" | "mail_tx_code" | "mail_reconsent" | "mail_outbound_trouble" | "mail_remote_secret" | "mail_review_decided" | "mail_developer_invited" | "mail_developer_approved" | "mail_developer_declined" | "mail_test"
    /** Only for the people of this identity provider. If not set: of every one. */
    identity_provider_id: string | null
    /** Only while this client waits; it goes before that of the identity provider. */
    client_id: string | null
    /** Only in this language. If not set: in every language without a template of its own. */
    language: string | null
    /** The subject of a letter, a template too. If not set: the built-in one. */
    subject: string | null
    /** The text: a Liquid template. That of a page is markup; that of a letter plain text, whose paragraphs become those of its HTML. */
    body: string
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type TemplateAnswer = {
    data: Schemas.Template
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A page or a letter of the tenant, in place of the built-in one. */
  export type TemplateChange = {
    /** The page or letter that it replaces. */
    name?: "layout" | "sign_in" | "select_account" | "register" | "consent" | "second_factor" | "forgotten_password" | "new_password" | "confirm_email" | "device_code" | "device_question" | "account" | "factors" | "add_app" | "add_passkey" | "email_sent" | "requests" | "credential_offer" | "present" | "signed_out" | "error" | "mail_invitation" | "mail_factor_added" | "mail_factor_removed" | "mail_factors_reset" | "mail_sign_in" | "mail_factor_code" | "mail_email_confirm" | "mail_email_change_asked" | "mail_email_changed" | "mail_new_device" | "mail_recovery_code_used" | "mail_password" | "mail_tx_code" | "mail_reconsent" | "mail_outbound_trouble" | "mail_remote_secret" | "mail_review_decided" | "mail_developer_invited" | "mail_developer_approved" | "mail_developer_declined" | "mail_test"
    /** Only for the people of this identity provider. If not set: of every one. */
    identity_provider_id?: string | null
    /** Only while this client waits; it goes before that of the identity provider. */
    client_id?: string | null
    /** Only in this language. If not set: in every language without a template of its own. */
    language?: string | null
    /** The subject of a letter, a template too. If not set: the built-in one. */
    subject?: string | null
    /** The text: a Liquid template. That of a page is markup; that of a letter plain text, whose paragraphs become those of its HTML. */
    body?: string
  }
  /** A page or a letter of the tenant, in place of the built-in one. */
  export type TemplateCreation = {
    /** The page or letter that it replaces. */
    name: "layout" | "sign_in" | "select_account" | "register" | "consent" | "second_factor" | "forgotten_password" | "new_password" | "confirm_email" | "device_code" | "device_question" | "account" | "factors" | "add_app" | "add_passkey" | "email_sent" | "requests" | "credential_offer" | "present" | "signed_out" | "error" | "mail_invitation" | "mail_factor_added" | "mail_factor_removed" | "mail_factors_reset" | "mail_sign_in" | "mail_factor_code" | "mail_email_confirm" | "mail_email_change_asked" | "mail_email_changed" | "mail_new_device" | "mail_recovery_code_used" | "mail_password" | "mail_tx_code" | "mail_reconsent" | "mail_outbound_trouble" | "mail_remote_secret" | "mail_review_decided" | "mail_developer_invited" | "mail_developer_approved" | "mail_developer_declined" | "mail_test"
    /** Only for the people of this identity provider. If not set: of every one. */
    identity_provider_id?: string | null
    /** Only while this client waits; it goes before that of the identity provider. */
    client_id?: string | null
    /** Only in this language. If not set: in every language without a template of its own. */
    language?: string | null
    /** The subject of a letter, a template too. If not set: the built-in one. */
    subject?: string | null
    /** The text: a Liquid template. That of a page is markup; that of a letter plain text, whose paragraphs become those of its HTML. */
    body: string
  }
  export type TemplatePreviewCreation = {
    name: "layout" | "sign_in" | "select_account" | "register" | "consent" | "second_factor" | "forgotten_password" | "new_password" | "confirm_email" | "device_code" | "device_question" | "account" | "factors" | "add_app" | "add_passkey" | "email_sent" | "requests" | "credential_offer" | "present" | "signed_out" | "error" | "mail_invitation" | "mail_factor_added" | "mail_factor_removed" | "mail_factors_reset" | "mail_sign_in" | "mail_factor_code" | "mail_email_confirm" | "mail_email_change_asked" | "mail_email_changed" | "mail_new_device" | "mail_recovery_code_used" | "mail_password" | "mail_tx_code" | "mail_reconsent" | "mail_outbound_trouble" | "mail_remote_secret" | "mail_review_decided" | "mail_developer_invited" | "mail_developer_approved" | "mail_developer_declined" | "mail_test"
    /** The template. */
    body: string
    /** The subject of a letter. */
    subject?: string
    /** The look of the page: that of this identity provider; the default one unless said. */
    identity_provider_id?: string
    /** English by default. */
    language?: string
    /** The colours; light by default. */
    scheme?: "light" | "dark"
  }
  /** An isolated issuer: its own clients, people, keys, scopes and pages. */
  export type Tenant = {
    /** The identifier of the tenant; it never changes. */
    id: string
    /** Its name in URLs: the issuer is `{issuer}/t/{slug}`. The default tenant is at the root. */
    slug: string
    /** Shown to people. */
    name: string
    /** All endpoints of a tenant that is not active answer 404. */
    active: boolean
    /** The person or company that the tenant is run for. Tenants of one owner may use the outbound clients that one of them shares with its owner. */
    owner: string | null
    /** The algorithms accepted in DPoP proofs and client assertions. If not set: those of the server. (FAPI 2.0 §5.4.1) */
    client_signing_algs: ("ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "HS256" | "HS384" | "HS512")[] | null
    /** Settings that this tenant decides itself, by their names, out of those in `tenant_overrides` of the server. */
    settings: { [name: string]: unknown }
    /** Registration of clients without an administrator: by nobody, by holders of an initial access token, also by holders of a software statement of a trusted issuer, or by everybody. (RFC 7591 §3) */
    registration: "closed" | "with_token" | "with_statement" | "open"
    /** Demand PKCE of confidential clients that register themselves. Public ones must use it in any case. (RFC 7636 §4.3) */
    registration_pkce: boolean
    /** The people who become developers on the page `/developers`: nobody, people of `developer_domains` and those who were invited, or others too once an administrator approves. The address must be proved. */
    developer_sign_up: "closed" | "invited" | "approval"
    /** Domains of e-mail addresses, such as example.com, whose people become developers at once. Domains below them are others. */
    developer_domains: string[]
    /** How long a client that registered itself stays when it is not used. One with a live grant or token stays in any case. If not set: for ever. */
    registered_client_ttl: number | null
    /** Clients whose id is the URL of their metadata document: none, those on the hosts listed in `client_document_hosts`, or any. (draft-ietf-oauth-client-id-metadata-document §3) */
    client_documents: "off" | "trusted_hosts" | "any_host"
    /** The hosts whose documents are trusted. */
    client_document_hosts: string[]
    /** The registered clients of other tenants that people may sign in to here: none, those of tenants with the same `owner`, or all. They get public scopes only, and people are asked for consent. */
    registered_clients: "off" | "same_owner" | "any_tenant"
    /** The questions to which the answer is no where no policy allows it: `operation`, `token`, `access`. */
    deny_by_default: ("operation" | "token" | "access")[]
    /** Those where it is only recorded whom that would lock out. */
    deny_by_default_rehearsed: ("operation" | "token" | "access")[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The administration client of the new tenant, only in the answer that made it. */
    client_id?: string
    /** The client's secret, only in the answer that made it. */
    client_secret?: string
    /** The issuer of the tenant. */
    issuer?: string
  }
  export type TenantAnswer = {
    data: Schemas.Tenant
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** An isolated issuer: its own clients, people, keys, scopes and pages. */
  export type TenantChange = {
    /** Shown to people. */
    name?: string
    /** All endpoints of a tenant that is not active answer 404. */
    active?: boolean | null
    /** The person or company that the tenant is run for. Tenants of one owner may use the outbound clients that one of them shares with its owner. */
    owner?: string | null
    /** The algorithms accepted in DPoP proofs and client assertions. If not set: those of the server. (FAPI 2.0 §5.4.1) */
    client_signing_algs?: ("ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "HS256" | "HS384" | "HS512")[] | null
    /** Settings that this tenant decides itself, by their names, out of those in `tenant_overrides` of the server. */
    settings?: { [name: string]: unknown } | null
    /** Registration of clients without an administrator: by nobody, by holders of an initial access token, also by holders of a software statement of a trusted issuer, or by everybody. (RFC 7591 §3) */
    registration?: "closed" | "with_token" | "with_statement" | "open" | null
    /** Demand PKCE of confidential clients that register themselves. Public ones must use it in any case. (RFC 7636 §4.3) */
    registration_pkce?: boolean | null
    /** The people who become developers on the page `/developers`: nobody, people of `developer_domains` and those who were invited, or others too once an administrator approves. The address must be proved. */
    developer_sign_up?: "closed" | "invited" | "approval" | null
    /** Domains of e-mail addresses, such as example.com, whose people become developers at once. Domains below them are others. */
    developer_domains?: string[] | null
    /** How long a client that registered itself stays when it is not used. One with a live grant or token stays in any case. If not set: for ever. */
    registered_client_ttl?: number | null
    /** Clients whose id is the URL of their metadata document: none, those on the hosts listed in `client_document_hosts`, or any. (draft-ietf-oauth-client-id-metadata-document §3) */
    client_documents?: "off" | "trusted_hosts" | "any_host" | null
    /** The hosts whose documents are trusted. */
    client_document_hosts?: string[] | null
    /** The registered clients of other tenants that people may sign in to here: none, those of tenants with the same `owner`, or all. They get public scopes only, and people are asked for consent. */
    registered_clients?: "off" | "same_owner" | "any_tenant" | null
  }
  /** An isolated issuer: its own clients, people, keys, scopes and pages. */
  export type TenantCreation = {
    /** Its name in URLs: the issuer is `{issuer}/t/{slug}`. The default tenant is at the root. */
    slug: string
    /** Shown to people. */
    name: string
    /** All endpoints of a tenant that is not active answer 404. */
    active?: boolean
    /** The person or company that the tenant is run for. Tenants of one owner may use the outbound clients that one of them shares with its owner. */
    owner?: string | null
    /** The algorithms accepted in DPoP proofs and client assertions. If not set: those of the server. (FAPI 2.0 §5.4.1) */
    client_signing_algs?: ("ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87" | "HS256" | "HS384" | "HS512")[] | null
    /** Settings that this tenant decides itself, by their names, out of those in `tenant_overrides` of the server. */
    settings?: { [name: string]: unknown }
    /** Registration of clients without an administrator: by nobody, by holders of an initial access token, also by holders of a software statement of a trusted issuer, or by everybody. (RFC 7591 §3) */
    registration?: "closed" | "with_token" | "with_statement" | "open"
    /** Demand PKCE of confidential clients that register themselves. Public ones must use it in any case. (RFC 7636 §4.3) */
    registration_pkce?: boolean
    /** The people who become developers on the page `/developers`: nobody, people of `developer_domains` and those who were invited, or others too once an administrator approves. The address must be proved. */
    developer_sign_up?: "closed" | "invited" | "approval"
    /** Domains of e-mail addresses, such as example.com, whose people become developers at once. Domains below them are others. */
    developer_domains?: string[]
    /** How long a client that registered itself stays when it is not used. One with a live grant or token stays in any case. If not set: for ever. */
    registered_client_ttl?: number | null
    /** Clients whose id is the URL of their metadata document: none, those on the hosts listed in `client_document_hosts`, or any. (draft-ietf-oauth-client-id-metadata-document §3) */
    client_documents?: "off" | "trusted_hosts" | "any_host"
    /** The hosts whose documents are trusted. */
    client_document_hosts?: string[]
    /** The registered clients of other tenants that people may sign in to here: none, those of tenants with the same `owner`, or all. They get public scopes only, and people are asked for consent. */
    registered_clients?: "off" | "same_owner" | "any_tenant"
  }
  /** An access token that was issued. The token itself is not kept. */
  export type Token = {
    /** Identifies the token, and cannot be used as the token. */
    id: string
    /** Opaque, or a JWT. */
    format: "opaque" | "jwt"
    /** The client it was issued to. */
    client_id: string
    /** The person it speaks for; empty where the client acts for itself. */
    user_id: string | null
    /** The authorization it descends from. */
    grant_id: string | null
    /** The grant type that issued it. */
    grant_type: string
    /** The scopes that it carries. */
    scope: string[]
    /** The APIs it is for. (RFC 8707 §2) */
    audience: string[]
    /** The key it is bound to. (RFC 7800 §3) */
    confirmation: { [name: string]: string } | null
    /** Further claims that it carries, and what it allows in detail. (RFC 9396 §9) */
    claims: { [name: string]: unknown } | null
    /** The token that it was exchanged for, with which it dies. (RFC 8693 §2.1) */
    subject_token_id: string | null
    /** The credential that the client proved itself with. */
    credential_id: string | null
    /** When it was issued. */
    issued_at: number
    /** When it expires, in milliseconds since 1970. */
    expires_at: number
    /** When it was revoked. */
    revoked_at: number | null
    /** The token is valid now. */
    active?: boolean
    client_name?: string | null
    username?: string | null
  }
  export type TokenAnswer = {
    data: Schemas.Token
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A language of the pages and letters. English and French are built in; a translation of these replaces single texts. */
  export type Translation = {
    /** The identifier of the translation; it never changes. */
    id: string
    /** The tag of the language, such as `de` or `pt-BR`; it never changes. (RFC 5646 §2.1) */
    language: string
    /** The name of the language in itself, such as Deutsch: the pages offer it by this name. */
    name: string
    /** The direction of its script: from left to right, or from right to left. */
    direction: "ltr" | "rtl"
    /** The texts by name. `{1}`, `{{ link }}` and the like stay as they are. `GET /api/translations/built-in` gives the English ones. */
    words: { [name: string]: string }
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** How many texts it has. */
    translated?: number
    /** How many texts it lacks: they are shown in English, or in the language that it is a variety of. */
    missing?: number
  }
  export type TranslationAnswer = {
    data: Schemas.Translation
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A language of the pages and letters. English and French are built in; a translation of these replaces single texts. */
  export type TranslationChange = {
    /** The name of the language in itself, such as Deutsch: the pages offer it by this name. */
    name?: string
    /** The direction of its script: from left to right, or from right to left. */
    direction?: "ltr" | "rtl" | null
    /** The texts by name. `{1}`, `{{ link }}` and the like stay as they are. `GET /api/translations/built-in` gives the English ones. */
    words?: { [name: string]: string } | null
  }
  /** A language of the pages and letters. English and French are built in; a translation of these replaces single texts. */
  export type TranslationCreation = {
    /** The tag of the language, such as `de` or `pt-BR`; it never changes. (RFC 5646 §2.1) */
    language: string
    /** The name of the language in itself, such as Deutsch: the pages offer it by this name. */
    name: string
    /** The direction of its script: from left to right, or from right to left. */
    direction?: "ltr" | "rtl"
    /** The texts by name. `{1}`, `{{ link }}` and the like stay as they are. `GET /api/translations/built-in` gives the English ones. */
    words?: { [name: string]: string }
  }
  /** Another issuer whose tokens are accepted here, for the stated purposes only. */
  export type TrustedIssuer = {
    /** The identifier of the trusted issuer; it never changes. */
    id: string
    /** The display name. */
    name: string
    /** Its `iss`, compared exactly. (RFC 7519 §4.1.1) */
    issuer: string
    /** Tokens of an issuer that is not active are refused. */
    active: boolean
    /** The uses of its tokens: `api` accepts them as bearer tokens at the API of this server; `token_exchange` and `jwt_bearer` exchange them for tokens of ours; `id_jag` accepts its identity assertions; `client_federation` lets clients prove themselves by them; `client_attestation` vouches for the keys of instances of clients; `key_attestation` for the keys that credentials are bound to; `login_hint` lets them name whom a backchannel request asks; `software_statement` vouches for the metadata of clients that register themselves. Empty: none. */
    purposes: ("api" | "token_exchange" | "jwt_bearer" | "id_jag" | "client_federation" | "client_attestation" | "key_attestation" | "login_hint" | "software_statement")[]
    /** Its public keys. (RFC 7517 §5) */
    jwks: {
      keys: { [name: string]: unknown }[]
    } | null
    /** The address of its public keys. Without `jwks`, `jwks_uri`, `roots`, `introspection_endpoint` and `hmac_secret`, the keys are found by discovery at the issuer. (RFC 8414 §2) */
    jwks_uri: string | null
    /** The root certificates, as PEM, that the certificate of its key in `x5c` must descend from, in place of published keys. The certificate must name the issuer: its address, or the host of it. (RFC 5280 §6) */
    roots: string | null
    /** The algorithms that its tokens may be signed with. (RFC 8725 §3.1) */
    signing_algs: ("ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87")[]
    /** The endpoint that introspects its tokens, in place of keys. (RFC 7662 §2) */
    introspection_endpoint: string | null
    /** The client id that this server introspects with. */
    introspection_client_id: string | null
    /** The seconds for which its published keys, or answers of its introspection endpoint, are kept. A token that is revoked there stays valid here for so long. If not set: keys as long as their headers say, within an hour; answers for 30. */
    cache_ttl: number | null
    /** The accepted values of `aud`; a token must carry one of them. None: the issuer of this tenant. (RFC 7519 §4.1.3) */
    audiences: string[]
    /** The accepted values of `typ`. `JWT` also accepts tokens without one. (RFC 8725 §3.11) */
    token_types: string[]
    /** The scopes that its tokens may have here. A token has those of its own scopes that are listed here and that its subject holds. None: its tokens have no scopes. */
    scopes: string[]
    /** The claim that names the subject of a token. */
    subject_claim: string
    /** A claim that names the person by their id here. It is looked at before `subject_claim`, which counts for tokens without it. */
    override_claim: string | null
    /** A person whom a token names by username or e-mail address, and who is not known here, is created in the default backend, without a password. */
    creates_people: boolean
    /** The claim that fills each attribute of a person who is created. Attributes that are not named are filled by the claim of their name; people who are known keep theirs. */
    attributes: { [name: string]: string }
    /** The attribute of a person here that the claim is matched with: the id, the username in the default backend, or an e-mail address that both sides verified. */
    subject_is: "id" | "username" | "email"
    /** The person whom all its tokens represent, regardless of their claims. */
    user_id: string | null
    /** The client that all its tokens represent, regardless of their claims. */
    client_id: string | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type TrustedIssuerAnswer = {
    data: Schemas.TrustedIssuer
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** Another issuer whose tokens are accepted here, for the stated purposes only. */
  export type TrustedIssuerChange = {
    /** The display name. */
    name?: string
    /** Tokens of an issuer that is not active are refused. */
    active?: boolean | null
    /** The uses of its tokens: `api` accepts them as bearer tokens at the API of this server; `token_exchange` and `jwt_bearer` exchange them for tokens of ours; `id_jag` accepts its identity assertions; `client_federation` lets clients prove themselves by them; `client_attestation` vouches for the keys of instances of clients; `key_attestation` for the keys that credentials are bound to; `login_hint` lets them name whom a backchannel request asks; `software_statement` vouches for the metadata of clients that register themselves. Empty: none. */
    purposes?: ("api" | "token_exchange" | "jwt_bearer" | "id_jag" | "client_federation" | "client_attestation" | "key_attestation" | "login_hint" | "software_statement")[] | null
    /** Its public keys. (RFC 7517 §5) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    } | null
    /** The address of its public keys. Without `jwks`, `jwks_uri`, `roots`, `introspection_endpoint` and `hmac_secret`, the keys are found by discovery at the issuer. (RFC 8414 §2) */
    jwks_uri?: string | null
    /** The root certificates, as PEM, that the certificate of its key in `x5c` must descend from, in place of published keys. The certificate must name the issuer: its address, or the host of it. (RFC 5280 §6) */
    roots?: string | null
    /** The algorithms that its tokens may be signed with. (RFC 8725 §3.1) */
    signing_algs?: ("ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87")[] | null
    /** The endpoint that introspects its tokens, in place of keys. (RFC 7662 §2) */
    introspection_endpoint?: string | null
    /** The client id that this server introspects with. */
    introspection_client_id?: string | null
    /** Its secret, or `{"ref": "name"}` for one in a secret file. */
    introspection_client_secret?: string | {
      ref: string
    } | null
    /** The secret that signs its tokens (HS256, HS384, HS512), in place of public keys: at least 32 bytes, or `{"ref": "name"}` for one in a secret file. (RFC 7518 §3.2) */
    hmac_secret?: string | {
      ref: string
    } | null
    /** The seconds for which its published keys, or answers of its introspection endpoint, are kept. A token that is revoked there stays valid here for so long. If not set: keys as long as their headers say, within an hour; answers for 30. */
    cache_ttl?: number | null
    /** The accepted values of `aud`; a token must carry one of them. None: the issuer of this tenant. (RFC 7519 §4.1.3) */
    audiences?: string[] | null
    /** The accepted values of `typ`. `JWT` also accepts tokens without one. (RFC 8725 §3.11) */
    token_types?: string[] | null
    /** The scopes that its tokens may have here. A token has those of its own scopes that are listed here and that its subject holds. None: its tokens have no scopes. */
    scopes?: string[] | null
    /** The claim that names the subject of a token. */
    subject_claim?: string | null
    /** A claim that names the person by their id here. It is looked at before `subject_claim`, which counts for tokens without it. */
    override_claim?: string | null
    /** A person whom a token names by username or e-mail address, and who is not known here, is created in the default backend, without a password. */
    creates_people?: boolean | null
    /** The claim that fills each attribute of a person who is created. Attributes that are not named are filled by the claim of their name; people who are known keep theirs. */
    attributes?: { [name: string]: string } | null
    /** The attribute of a person here that the claim is matched with: the id, the username in the default backend, or an e-mail address that both sides verified. */
    subject_is?: "id" | "username" | "email" | null
    /** The person whom all its tokens represent, regardless of their claims. */
    user_id?: string | null
    /** The client that all its tokens represent, regardless of their claims. */
    client_id?: string | null
  }
  /** Another issuer whose tokens are accepted here, for the stated purposes only. */
  export type TrustedIssuerCreation = {
    /** The display name. */
    name: string
    /** Its `iss`, compared exactly. (RFC 7519 §4.1.1) */
    issuer: string
    /** Tokens of an issuer that is not active are refused. */
    active?: boolean
    /** The uses of its tokens: `api` accepts them as bearer tokens at the API of this server; `token_exchange` and `jwt_bearer` exchange them for tokens of ours; `id_jag` accepts its identity assertions; `client_federation` lets clients prove themselves by them; `client_attestation` vouches for the keys of instances of clients; `key_attestation` for the keys that credentials are bound to; `login_hint` lets them name whom a backchannel request asks; `software_statement` vouches for the metadata of clients that register themselves. Empty: none. */
    purposes?: ("api" | "token_exchange" | "jwt_bearer" | "id_jag" | "client_federation" | "client_attestation" | "key_attestation" | "login_hint" | "software_statement")[]
    /** Its public keys. (RFC 7517 §5) */
    jwks?: {
      keys: { [name: string]: unknown }[]
    } | null
    /** The address of its public keys. Without `jwks`, `jwks_uri`, `roots`, `introspection_endpoint` and `hmac_secret`, the keys are found by discovery at the issuer. (RFC 8414 §2) */
    jwks_uri?: string | null
    /** The root certificates, as PEM, that the certificate of its key in `x5c` must descend from, in place of published keys. The certificate must name the issuer: its address, or the host of it. (RFC 5280 §6) */
    roots?: string | null
    /** The algorithms that its tokens may be signed with. (RFC 8725 §3.1) */
    signing_algs?: ("ES256" | "ES384" | "ES512" | "EdDSA" | "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87")[]
    /** The endpoint that introspects its tokens, in place of keys. (RFC 7662 §2) */
    introspection_endpoint?: string | null
    /** The client id that this server introspects with. */
    introspection_client_id?: string | null
    /** Its secret, or `{"ref": "name"}` for one in a secret file. */
    introspection_client_secret?: string | {
      ref: string
    } | null
    /** The secret that signs its tokens (HS256, HS384, HS512), in place of public keys: at least 32 bytes, or `{"ref": "name"}` for one in a secret file. (RFC 7518 §3.2) */
    hmac_secret?: string | {
      ref: string
    } | null
    /** The seconds for which its published keys, or answers of its introspection endpoint, are kept. A token that is revoked there stays valid here for so long. If not set: keys as long as their headers say, within an hour; answers for 30. */
    cache_ttl?: number | null
    /** The accepted values of `aud`; a token must carry one of them. None: the issuer of this tenant. (RFC 7519 §4.1.3) */
    audiences?: string[]
    /** The accepted values of `typ`. `JWT` also accepts tokens without one. (RFC 8725 §3.11) */
    token_types?: string[]
    /** The scopes that its tokens may have here. A token has those of its own scopes that are listed here and that its subject holds. None: its tokens have no scopes. */
    scopes?: string[]
    /** The claim that names the subject of a token. */
    subject_claim?: string
    /** A claim that names the person by their id here. It is looked at before `subject_claim`, which counts for tokens without it. */
    override_claim?: string | null
    /** A person whom a token names by username or e-mail address, and who is not known here, is created in the default backend, without a password. */
    creates_people?: boolean
    /** The claim that fills each attribute of a person who is created. Attributes that are not named are filled by the claim of their name; people who are known keep theirs. */
    attributes?: { [name: string]: string }
    /** The attribute of a person here that the claim is matched with: the id, the username in the default backend, or an e-mail address that both sides verified. */
    subject_is?: "id" | "username" | "email"
    /** The person whom all its tokens represent, regardless of their claims. */
    user_id?: string | null
    /** The client that all its tokens represent, regardless of their claims. */
    client_id?: string | null
  }
  /** A person who signs in. */
  export type User = {
    /** The `sub` of tokens. (OIDC Core §2) */
    id: string
    /** The store of people that knows this one. If not set at creation: the default backend. */
    backend_id: string | null
    /** The name that the person types to sign in, usually an e-mail address. Compared without regard to case. */
    username: string
    /** Full name. (OIDC Core §5.1) */
    name: string | null
    /** Given name. (OIDC Core §5.1) */
    given_name: string | null
    /** Family name. (OIDC Core §5.1) */
    family_name: string | null
    /** Middle name. (OIDC Core §5.1) */
    middle_name: string | null
    /** Casual name. (OIDC Core §5.1) */
    nickname: string | null
    /** URL of a page about the person. (OIDC Core §5.1) */
    profile: string | null
    /** URL of a picture. (OIDC Core §5.1) */
    picture: string | null
    /** URL of their own page, or of their organization. (OIDC Core §5.1) */
    website: string | null
    /** Gender: `female`, `male`, or any other word. (OIDC Core §5.1) */
    gender: string | null
    /** Birthday as YYYY-MM-DD. The year may be 0000 (unknown); a year alone is accepted. (OIDC Core §5.1) */
    birthdate: string | null
    /** Preferred language. (OIDC Core §5.1) */
    locale: string | null
    /** Time zone. (OIDC Core §5.1) */
    zoneinfo: string | null
    /** E-mail address. (OIDC Core §5.1) */
    email: string | null
    /** The person has proved to own the address. Never set by the person. (OIDC Core §5.1) */
    email_verified: boolean
    /** Phone number. (OIDC Core §5.1) */
    phone_number: string | null
    /** The person has proved to own the number. (OIDC Core §5.1) */
    phone_number_verified: boolean
    /** Postal address. (OIDC Core §5.1.1) */
    address: { [name: string]: string } | null
    /** Words that group people, separated by spaces. */
    group: string | null
    /** Further attributes: value, status and display of each. */
    metadata: { [name: string]: {
      value: unknown
      status?: "valid" | "suspended" | "revoked"
      /** {"type":"array","items":{"type":"string"}} or {"type":"boolean","const":false} */
      display?: unknown
    } }
    /** Claims of other identity providers. */
    federated_metadata: { [name: string]: unknown }
    /** Roles held, by id. */
    roles: (string | {
      id: string
    })[]
    /** Private scopes held besides those of roles, by name. */
    authorized_scopes: (string | {
      name: string
    })[]
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id: string | null
    /** A blocked person cannot sign in, and their tokens are refused. */
    blocked: boolean
    /** Ask for a new password at the next sign-in. */
    must_change_password: boolean
    /** Wrong passwords since the last right one. */
    failed_sign_ins: number
    /** The end of a lockout after too many wrong passwords; an administrator can lift it. */
    locked_until: number | null
    /** Wrong second factors since the last right one. (RFC 4226 §7.3) */
    failed_factors: number
    /** The end of a lockout after too many wrong second factors; each one lasts twice as long as the one before. */
    factors_locked_until: number | null
    /** When a second factor was first demanded of the person: the grace period begins. */
    second_factor_asked_at: number | null
    /** Tokens and sessions from before this moment are refused. */
    tokens_revoked_at: number | null
    /** When they last signed in. */
    last_login_at: number | null
    /** When they confirmed their address. */
    confirmed_at: number | null
    /** The application that this test user was made for: they can sign in to it while it is not live, and to nothing else. */
    test_client_id: string | null
    /** Scopes of the administration API that were taken away. Setting a secret or password still requires these scopes, because they may be given back. */
    former_powers: string[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The organizations of the person. */
    organizations?: ({
      id: string
      name: string
      label: string | null
      role: "member" | "admin"
    })[]
    /** Sign-in is refused for now, after too many wrong passwords. */
    locked?: boolean
  }
  export type UserAnswer = {
    data: Schemas.User
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A person who signs in. */
  export type UserChange = {
    /** The name that the person types to sign in, usually an e-mail address. Compared without regard to case. */
    username?: string
    /** Full name. (OIDC Core §5.1) */
    name?: string | null
    /** Given name. (OIDC Core §5.1) */
    given_name?: string | null
    /** Family name. (OIDC Core §5.1) */
    family_name?: string | null
    /** Middle name. (OIDC Core §5.1) */
    middle_name?: string | null
    /** Casual name. (OIDC Core §5.1) */
    nickname?: string | null
    /** URL of a page about the person. (OIDC Core §5.1) */
    profile?: string | null
    /** URL of a picture. (OIDC Core §5.1) */
    picture?: string | null
    /** URL of their own page, or of their organization. (OIDC Core §5.1) */
    website?: string | null
    /** Gender: `female`, `male`, or any other word. (OIDC Core §5.1) */
    gender?: string | null
    /** Birthday as YYYY-MM-DD. The year may be 0000 (unknown); a year alone is accepted. (OIDC Core §5.1) */
    birthdate?: string | null
    /** Preferred language. (OIDC Core §5.1) */
    locale?: string | null
    /** Time zone. (OIDC Core §5.1) */
    zoneinfo?: string | null
    /** E-mail address. (OIDC Core §5.1) */
    email?: string | null
    /** The person has proved to own the address. Never set by the person. (OIDC Core §5.1) */
    email_verified?: boolean | null
    /** Phone number. (OIDC Core §5.1) */
    phone_number?: string | null
    /** The person has proved to own the number. (OIDC Core §5.1) */
    phone_number_verified?: boolean | null
    /** Postal address. (OIDC Core §5.1.1) */
    address?: { [name: string]: string } | null
    /** Words that group people, separated by spaces. */
    group?: string | null
    /** Further attributes: value, status and display of each. */
    metadata?: { [name: string]: {
      value: unknown
      status?: "valid" | "suspended" | "revoked"
      /** {"type":"array","items":{"type":"string"}} or {"type":"boolean","const":false} */
      display?: unknown
    } } | null
    /** Roles held, by id. */
    roles?: (string | {
      id: string
    })[] | null
    /** Private scopes held besides those of roles, by name. */
    authorized_scopes?: (string | {
      name: string
    })[] | null
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id?: string | null
    /** A blocked person cannot sign in, and their tokens are refused. */
    blocked?: boolean | null
    /** A new password. */
    password?: string | null
    /** A new code of at least six characters, by which the person proves to applications on other devices that they began a request. (CIBA Core §7.1) */
    user_code?: string | null
    /** Ask for a new password at the next sign-in. */
    must_change_password?: boolean | null
  }
  /** A person who signs in. */
  export type UserCreation = {
    /** The store of people that knows this one. If not set at creation: the default backend. */
    backend_id?: string | null
    /** The name that the person types to sign in, usually an e-mail address. Compared without regard to case. */
    username: string
    /** Full name. (OIDC Core §5.1) */
    name?: string | null
    /** Given name. (OIDC Core §5.1) */
    given_name?: string | null
    /** Family name. (OIDC Core §5.1) */
    family_name?: string | null
    /** Middle name. (OIDC Core §5.1) */
    middle_name?: string | null
    /** Casual name. (OIDC Core §5.1) */
    nickname?: string | null
    /** URL of a page about the person. (OIDC Core §5.1) */
    profile?: string | null
    /** URL of a picture. (OIDC Core §5.1) */
    picture?: string | null
    /** URL of their own page, or of their organization. (OIDC Core §5.1) */
    website?: string | null
    /** Gender: `female`, `male`, or any other word. (OIDC Core §5.1) */
    gender?: string | null
    /** Birthday as YYYY-MM-DD. The year may be 0000 (unknown); a year alone is accepted. (OIDC Core §5.1) */
    birthdate?: string | null
    /** Preferred language. (OIDC Core §5.1) */
    locale?: string | null
    /** Time zone. (OIDC Core §5.1) */
    zoneinfo?: string | null
    /** E-mail address. (OIDC Core §5.1) */
    email?: string | null
    /** The person has proved to own the address. Never set by the person. (OIDC Core §5.1) */
    email_verified?: boolean
    /** Phone number. (OIDC Core §5.1) */
    phone_number?: string | null
    /** The person has proved to own the number. (OIDC Core §5.1) */
    phone_number_verified?: boolean
    /** Postal address. (OIDC Core §5.1.1) */
    address?: { [name: string]: string } | null
    /** Words that group people, separated by spaces. */
    group?: string | null
    /** Further attributes: value, status and display of each. */
    metadata?: { [name: string]: {
      value: unknown
      status?: "valid" | "suspended" | "revoked"
      /** {"type":"array","items":{"type":"string"}} or {"type":"boolean","const":false} */
      display?: unknown
    } }
    /** Roles held, by id. */
    roles?: (string | {
      id: string
    })[]
    /** Private scopes held besides those of roles, by name. */
    authorized_scopes?: (string | {
      name: string
    })[]
    /** The identifier in the directory that keeps the row by SCIM. (RFC 7643 §3.1) */
    external_id?: string | null
    /** A blocked person cannot sign in, and their tokens are refused. */
    blocked?: boolean
    /** A new password. */
    password?: string | null
    /** A new code of at least six characters, by which the person proves to applications on other devices that they began a request. (CIBA Core §7.1) */
    user_code?: string | null
    /** Ask for a new password at the next sign-in. */
    must_change_password?: boolean
    /** Organizations to be a member of from the start. */
    organizations?: (string | {
      id: string
    })[] | null
  }
  /** A file of people that is uploaded, checked line by line, and then written in slices beside the ordinary work. */
  export type UserImport = {
    /** The identifier of the import; it never changes. */
    id: string
    /** Its name, such as that of the file. */
    name: string
    /** `csv`: the first line names the columns. `ndjson`: one JSON object on each line. */
    format: "csv" | "ndjson"
    /** The store that the people are put into. If not set: the default one. */
    backend_id: string | null
    /** The file is believed where it says that an address or number is proved. Only with every power over the server, because a proved address opens what its owner may have. */
    proved: boolean
    /** Column of the file → field of a person, `metadata.` or `address.` and a member, `roles`, `groups` or `password_hash`; a column with no field is left out. Columns that are not named are read by their names. */
    columns: { [name: string]: string | null }
    /** `uploading`: takes text. `checked`: nothing is written yet; the faults are listed. `done`: all lines without a fault are written. `stopped`: goes on where it was when it is run. `failed`: the file cannot be read. */
    state: "uploading" | "checking" | "checked" | "running" | "done" | "stopped" | "failed"
    /** Why the file cannot be read. */
    error: string | null
    /** The columns of the file. */
    found: string[]
    /** The characters that were uploaded; the next part begins here. */
    received: number
    /** The parts that the text is kept in. */
    parts: number
    /** The slices that the lines are kept in. */
    slices: number
    /** The slices that are done. */
    place: number
    /** The lines with a person. */
    rows: number
    /** The lines that were checked or written. */
    handled: number
    /** The people who were made, or would be. */
    created: number
    /** The people who are there already, or were named before in the file; they stay as they are. */
    skipped: number
    /** The lines with a fault. */
    faulty: number
    /** When the uploaded text is removed, whatever became of it. */
    kept_until: number
    /** When it was done. */
    ended_at: number | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type UserImportAnswer = {
    data: Schemas.UserImport
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A file of people that is uploaded, checked line by line, and then written in slices beside the ordinary work. */
  export type UserImportChange = {
    /** Its name, such as that of the file. */
    name?: string
    /** Column of the file → field of a person, `metadata.` or `address.` and a member, `roles`, `groups` or `password_hash`; a column with no field is left out. Columns that are not named are read by their names. */
    columns?: { [name: string]: string | null } | null
  }
  /** A file of people that is uploaded, checked line by line, and then written in slices beside the ordinary work. */
  export type UserImportCreation = {
    /** Its name, such as that of the file. */
    name: string
    /** `csv`: the first line names the columns. `ndjson`: one JSON object on each line. */
    format?: "csv" | "ndjson"
    /** The store that the people are put into. If not set: the default one. */
    backend_id?: string | null
    /** The file is believed where it says that an address or number is proved. Only with every power over the server, because a proved address opens what its owner may have. */
    proved?: boolean
    /** Column of the file → field of a person, `metadata.` or `address.` and a member, `roles`, `groups` or `password_hash`; a column with no field is left out. Columns that are not named are read by their names. */
    columns?: { [name: string]: string | null }
  }
  /** A definition of credentials that are asked for, with the issuers that are trusted and what follows from a presentation. */
  export type Verifier = {
    /** The identifier of the verifier; it never changes. */
    id: string
    /** The display name, which wallets show. */
    name: string
    /** Why the credentials are asked for, in a sentence that people read. */
    purpose: string | null
    /** The scope by which a request finds this definition. (OID4VP 1.0 §5.5) */
    scope: string | null
    /** A verifier that is not active asks nobody, and takes no response. */
    active: boolean
    /** The client that asks: its own key and `did` sign, and its `trusted_hosts` bound what is fetched. If not set: this server. */
    client_id: string | null
    /** The query: credentials, their claims, and sets of them. (OID4VP 1.0 §6) */
    dcql: {
      credentials: ({
        id: string
        format: "dc+sd-jwt" | "jwt_vc_json" | "mso_mdoc"
        multiple?: boolean
        meta: {
          vct_values?: string[]
          doctype_value?: string
          type_values?: string[][]
        }
        trusted_authorities?: ({
          type: "aki" | "etsi_tl" | "openid_federation"
          values: string[]
        })[]
        require_cryptographic_holder_binding?: boolean
        claims?: ({
          id?: string
          path: (string | number | null)[]
          values?: (string | number | boolean)[]
          intent_to_retain?: boolean
        })[]
        claim_sets?: string[][]
      })[]
      credential_sets?: {
        options: string[][]
        required?: boolean
      }[]
    }
    /** How the verifier names itself: by a DID, by a name in its certificate, by the hash of the certificate, by an attestation, or unsigned by its address. (OID4VP 1.0 §5.9.3) */
    client_id_prefix: "decentralized_identifier" | "x509_san_dns" | "x509_hash" | "verifier_attestation" | "redirect_uri"
    /** Ask wallets by a presentation definition that follows from the query, as draft 21 does, instead of by the query itself: for wallets that know no DCQL. (OID4VP draft 21 §5.1) */
    presentation_exchange: boolean
    /** The wallet encrypts its response to a key of this request (`direct_post.jwt`); otherwise only TLS protects it. (OID4VP 1.0 §8.3) */
    encrypted_response: boolean
    /** The key that signs requests. If not set: that of the client, or of the tenant. */
    key_pair_id: string | null
    /** The certificate of that key with its chain, as PEM, the leaf first. (RFC 7515 §4.1.6) */
    certificates: string | null
    /** The verifier attestation: a JWT whose `cnf.jwk` is that key. (OID4VP 1.0 §12) */
    attestation: string | null
    /** The address that opens a wallet; the request is appended to it. */
    wallet: string
    /** Show a QR code, by which a wallet on another device answers. Without it only a wallet on the device of the browser does: somebody who sends the code to others gets no answer of theirs. (OID4VP 1.0 §13.3) */
    cross_device: boolean
    /** The issuers that are trusted: https addresses and DIDs, compared exactly. With neither issuers nor roots, only this server is. */
    issuers: string[]
    /** The root certificates, as PEM, that issuers with a certificate chain in `x5c` must descend from. (RFC 5280 §6) */
    roots: string | null
    /** Fetch the status list of each credential, and refuse what is revoked, suspended, or cannot be checked. */
    check_status: boolean
    /** The claim that names the person who signs in: a path like `email` or `address.locality`. */
    subject_claim: string
    /** The attribute of a person that this claim is compared with. */
    subject_is: "username" | "email" | "id"
    /** Make an account for a person who has none. */
    register: boolean
    /** The attributes of such an account, each with the path of the claim that fills it. */
    claims: { [name: string]: string }
    /** The credentials that are offered to whoever presents what is asked, once each time, by the identifiers of their configurations. Their claims can point to what was presented: `presented`, the id of a credential query, and the path of its claim. The client of the verifier issues them. */
    offers: string[]
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts: string[]
    /** `approved`: somebody else than its authors looked at it as it is. It waits again after every change that matters. */
    review: "waiting" | "approved" | "declined"
    /** The words of the reviewer. */
    review_note: string | null
    /** The reviewer. */
    reviewed_by: string | null
    /** When it was reviewed. */
    reviewed_at: number | null
    /** The callers that changed it since it was last approved, with the owners of clients among them: none of these can approve it. The first change after an approval begins the list anew. */
    authors: string[]
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
  }
  export type VerifierAnswer = {
    data: Schemas.Verifier
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A definition of credentials that are asked for, with the issuers that are trusted and what follows from a presentation. */
  export type VerifierChange = {
    /** The display name, which wallets show. */
    name?: string
    /** Why the credentials are asked for, in a sentence that people read. */
    purpose?: string | null
    /** The scope by which a request finds this definition. (OID4VP 1.0 §5.5) */
    scope?: string | null
    /** A verifier that is not active asks nobody, and takes no response. */
    active?: boolean | null
    /** The client that asks: its own key and `did` sign, and its `trusted_hosts` bound what is fetched. If not set: this server. */
    client_id?: string | null
    /** The query: credentials, their claims, and sets of them. (OID4VP 1.0 §6) */
    dcql?: {
      credentials: ({
        id: string
        format: "dc+sd-jwt" | "jwt_vc_json" | "mso_mdoc"
        multiple?: boolean
        meta: {
          vct_values?: string[]
          doctype_value?: string
          type_values?: string[][]
        }
        trusted_authorities?: ({
          type: "aki" | "etsi_tl" | "openid_federation"
          values: string[]
        })[]
        require_cryptographic_holder_binding?: boolean
        claims?: ({
          id?: string
          path: (string | number | null)[]
          values?: (string | number | boolean)[]
          intent_to_retain?: boolean
        })[]
        claim_sets?: string[][]
      })[]
      credential_sets?: {
        options: string[][]
        required?: boolean
      }[]
    }
    /** How the verifier names itself: by a DID, by a name in its certificate, by the hash of the certificate, by an attestation, or unsigned by its address. (OID4VP 1.0 §5.9.3) */
    client_id_prefix?: "decentralized_identifier" | "x509_san_dns" | "x509_hash" | "verifier_attestation" | "redirect_uri" | null
    /** Ask wallets by a presentation definition that follows from the query, as draft 21 does, instead of by the query itself: for wallets that know no DCQL. (OID4VP draft 21 §5.1) */
    presentation_exchange?: boolean | null
    /** The wallet encrypts its response to a key of this request (`direct_post.jwt`); otherwise only TLS protects it. (OID4VP 1.0 §8.3) */
    encrypted_response?: boolean | null
    /** The key that signs requests. If not set: that of the client, or of the tenant. */
    key_pair_id?: string | null
    /** The certificate of that key with its chain, as PEM, the leaf first. (RFC 7515 §4.1.6) */
    certificates?: string | null
    /** The verifier attestation: a JWT whose `cnf.jwk` is that key. (OID4VP 1.0 §12) */
    attestation?: string | null
    /** The address that opens a wallet; the request is appended to it. */
    wallet?: string | null
    /** Show a QR code, by which a wallet on another device answers. Without it only a wallet on the device of the browser does: somebody who sends the code to others gets no answer of theirs. (OID4VP 1.0 §13.3) */
    cross_device?: boolean | null
    /** The issuers that are trusted: https addresses and DIDs, compared exactly. With neither issuers nor roots, only this server is. */
    issuers?: string[] | null
    /** The root certificates, as PEM, that issuers with a certificate chain in `x5c` must descend from. (RFC 5280 §6) */
    roots?: string | null
    /** Fetch the status list of each credential, and refuse what is revoked, suspended, or cannot be checked. */
    check_status?: boolean | null
    /** The claim that names the person who signs in: a path like `email` or `address.locality`. */
    subject_claim?: string | null
    /** The attribute of a person that this claim is compared with. */
    subject_is?: "username" | "email" | "id" | null
    /** Make an account for a person who has none. */
    register?: boolean | null
    /** The attributes of such an account, each with the path of the claim that fills it. */
    claims?: { [name: string]: string } | null
    /** The credentials that are offered to whoever presents what is asked, once each time, by the identifiers of their configurations. Their claims can point to what was presented: `presented`, the id of a credential query, and the path of its claim. The client of the verifier issues them. */
    offers?: string[] | null
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts?: string[] | null
  }
  /** A definition of credentials that are asked for, with the issuers that are trusted and what follows from a presentation. */
  export type VerifierCreation = {
    /** The display name, which wallets show. */
    name: string
    /** Why the credentials are asked for, in a sentence that people read. */
    purpose?: string | null
    /** The scope by which a request finds this definition. (OID4VP 1.0 §5.5) */
    scope?: string | null
    /** A verifier that is not active asks nobody, and takes no response. */
    active?: boolean
    /** The client that asks: its own key and `did` sign, and its `trusted_hosts` bound what is fetched. If not set: this server. */
    client_id?: string | null
    /** The query: credentials, their claims, and sets of them. (OID4VP 1.0 §6) */
    dcql: {
      credentials: ({
        id: string
        format: "dc+sd-jwt" | "jwt_vc_json" | "mso_mdoc"
        multiple?: boolean
        meta: {
          vct_values?: string[]
          doctype_value?: string
          type_values?: string[][]
        }
        trusted_authorities?: ({
          type: "aki" | "etsi_tl" | "openid_federation"
          values: string[]
        })[]
        require_cryptographic_holder_binding?: boolean
        claims?: ({
          id?: string
          path: (string | number | null)[]
          values?: (string | number | boolean)[]
          intent_to_retain?: boolean
        })[]
        claim_sets?: string[][]
      })[]
      credential_sets?: {
        options: string[][]
        required?: boolean
      }[]
    }
    /** How the verifier names itself: by a DID, by a name in its certificate, by the hash of the certificate, by an attestation, or unsigned by its address. (OID4VP 1.0 §5.9.3) */
    client_id_prefix?: "decentralized_identifier" | "x509_san_dns" | "x509_hash" | "verifier_attestation" | "redirect_uri"
    /** Ask wallets by a presentation definition that follows from the query, as draft 21 does, instead of by the query itself: for wallets that know no DCQL. (OID4VP draft 21 §5.1) */
    presentation_exchange?: boolean
    /** The wallet encrypts its response to a key of this request (`direct_post.jwt`); otherwise only TLS protects it. (OID4VP 1.0 §8.3) */
    encrypted_response?: boolean
    /** The key that signs requests. If not set: that of the client, or of the tenant. */
    key_pair_id?: string | null
    /** The certificate of that key with its chain, as PEM, the leaf first. (RFC 7515 §4.1.6) */
    certificates?: string | null
    /** The verifier attestation: a JWT whose `cnf.jwk` is that key. (OID4VP 1.0 §12) */
    attestation?: string | null
    /** The address that opens a wallet; the request is appended to it. */
    wallet?: string
    /** Show a QR code, by which a wallet on another device answers. Without it only a wallet on the device of the browser does: somebody who sends the code to others gets no answer of theirs. (OID4VP 1.0 §13.3) */
    cross_device?: boolean
    /** The issuers that are trusted: https addresses and DIDs, compared exactly. With neither issuers nor roots, only this server is. */
    issuers?: string[]
    /** The root certificates, as PEM, that issuers with a certificate chain in `x5c` must descend from. (RFC 5280 §6) */
    roots?: string | null
    /** Fetch the status list of each credential, and refuse what is revoked, suspended, or cannot be checked. */
    check_status?: boolean
    /** The claim that names the person who signs in: a path like `email` or `address.locality`. */
    subject_claim?: string
    /** The attribute of a person that this claim is compared with. */
    subject_is?: "username" | "email" | "id"
    /** Make an account for a person who has none. */
    register?: boolean
    /** The attributes of such an account, each with the path of the claim that fills it. */
    claims?: { [name: string]: string }
    /** The credentials that are offered to whoever presents what is asked, once each time, by the identifiers of their configurations. Their claims can point to what was presented: `presented`, the id of a credential query, and the path of its claim. The client of the verifier issues them. */
    offers?: string[]
    /** The person who answers for it: the id of a user, or any other text for people to read. */
    owner?: string | null
    /** How to reach the people responsible: e-mail addresses as a rule, or any other text. */
    contacts?: string[]
  }
  export type Warning = {
    field: string
    message: string
  }
  /** A receiver of events. Each event is posted to it in order, signed, and again until the receiver accepts it. */
  export type Webhook = {
    /** The identifier of the webhook; it never changes. */
    id: string
    /** Shown to administrators. */
    name: string
    /** The address that events are posted to: https, and public unless the operator allows it. */
    url: string
    /** The events to deliver: names such as `client.created`, all of a resource as `client.*`, or `*`. None: all. */
    events: string[]
    /** Only events about this client. */
    client_id: string | null
    /** Events are sent. While it is off they wait, and are sent when it is switched on again. */
    active: boolean
    /** When the previous secret stops signing too. */
    former_until: number | null
    /** The number of the last event that was delivered, or that did not concern it. */
    delivered_sequence: number
    /** When its deliveries began to fail. */
    failing_since: number | null
    /** Grows with every edit; sent as the ETag. */
    version: number
    /** When the row was made. */
    created_at: number
    /** When the row was last edited. */
    updated_at: number
    /** The signing secret, only in the answer that made it. */
    secret?: string
  }
  export type WebhookAnswer = {
    data: Schemas.Webhook
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
  /** A receiver of events. Each event is posted to it in order, signed, and again until the receiver accepts it. */
  export type WebhookChange = {
    /** Shown to administrators. */
    name?: string
    /** The address that events are posted to: https, and public unless the operator allows it. */
    url?: string
    /** The events to deliver: names such as `client.created`, all of a resource as `client.*`, or `*`. None: all. */
    events?: string[] | null
    /** Only events about this client. */
    client_id?: string | null
    /** Events are sent. While it is off they wait, and are sent when it is switched on again. */
    active?: boolean | null
  }
  /** A receiver of events. Each event is posted to it in order, signed, and again until the receiver accepts it. */
  export type WebhookCreation = {
    /** Shown to administrators. */
    name: string
    /** The address that events are posted to: https, and public unless the operator allows it. */
    url: string
    /** The events to deliver: names such as `client.created`, all of a resource as `client.*`, or `*`. None: all. */
    events?: string[]
    /** Only events about this client. */
    client_id?: string | null
    /** Events are sent. While it is off they wait, and are sent when it is switched on again. */
    active?: boolean
  }
  /** One attempt to deliver an event to a webhook, kept for a week. */
  export type WebhookDelivery = {
    /** Its expiry and a random part. */
    id: string
    /** The webhook. */
    webhook_id: string
    /** The event. By this id the receiver recognises a repeated delivery. */
    event_id: string
    /** The name of the event. */
    action: string
    /** `done`: the receiver accepted it. `failed`: it will be tried again. */
    outcome: "done" | "failed"
    /** The HTTP status of the answer. Empty where none came. */
    status: number | null
    /** Why it failed. */
    detail: string | null
    /** How long it took, in milliseconds. */
    duration: number
    /** When it ended. */
    at: number
    /** When the record is removed. */
    expires_at: number
  }
  export type WebhookDeliveryAnswer = {
    data: Schemas.WebhookDelivery
    /** Settings that are weaker than the default, and values that are stored but not obeyed. */
    warnings?: Schemas.Warning[]
  }
}
/** The refusals that operations share. */
export interface Responses {
  /** The row is unchanged; no body is sent. */
  NotModified: { content?: never }
  /** The request is malformed, or a query parameter is unknown. */
  BadRequest: { content: { "application/problem+json": Schemas.Problem } }
  /** The access token, or the client's id and secret, is missing or not valid here: the challenge names the fault (RFC 6750 §3, RFC 9449 §7.1). */
  Unauthorized: { content: { "application/problem+json": Schemas.Problem } }
  /** The token or client lacks the scope, or the caller may not do this with this row. */
  Forbidden: { content: { "application/problem+json": Schemas.Problem } }
  /** The row does not exist, or is not visible to the caller. */
  NotFound: { content: { "application/problem+json": Schemas.Problem } }
  /** The state of the row, or a simultaneous request, does not allow it. `referrers` names the rows that still refer to the row. */
  Conflict: { content: { "application/problem+json": Schemas.Problem } }
  /** The row was changed since the version in `If-Match`. */
  PreconditionFailed: { content: { "application/problem+json": Schemas.Problem } }
  /** The body is too large. */
  ContentTooLarge: { content: { "application/problem+json": Schemas.Problem } }
  /** The body is not JSON. */
  UnsupportedMediaType: { content: { "application/problem+json": Schemas.Problem } }
  /** Fields are not valid: `errors` names each. Or the `Idempotency-Key` was used for another request. */
  UnprocessableContent: { content: { "application/problem+json": Schemas.Problem } }
  /** Too many wrong secrets came from the network of the caller. */
  TooManyRequests: { content: { "application/problem+json": Schemas.Problem } }
  /** Another server failed; `message` holds its answer. */
  Error: { content: { "application/problem+json": Schemas.Problem } }
  /** Another server cannot be reached now; try again later. */
  ServiceUnavailable: { content: { "application/problem+json": Schemas.Problem } }
  /** Refused; `code` and `message` say why. */
  Problem: { content: { "application/problem+json": Schemas.Problem } }
}
/** The operations of the API, by path and method. */
export interface paths {
  "/api/clients": {
    /** List clients */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at" | "last_used_at" | "-last_used_at" | "recent_tokens" | "-recent_tokens" | "recent_refusals" | "-recent_refusals"; slug?: string; id_token_kid?: string; registered_name?: string; signatures_adapter?: string; origin?: string; name?: string; owner?: string; organization_id?: string; namespace?: string; active?: boolean; kind?: string; stage?: string; in_gallery?: boolean; key_pair_id?: string; public_client_id?: string; grant_type?: string; label?: string; idle_since?: string; state?: "active" | "failing" | "idle" | "unused" | "disabled" }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedClientPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a client */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.ClientCreation } }
      responses: { 201: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}": {
    /** Read a client */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a client */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.ClientChange } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a client */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.ClientChange } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a client */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/posture": {
    /** List posture */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "score" | "-score"; score?: number }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedPostureScorePage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{client_id}/credentials": {
    /** List credentials */
    get: {
      parameters: { path: { client_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; client_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedCredentialPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a credential */
    post: {
      parameters: { path: { client_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody?: { content: { "application/json": Schemas.CredentialCreation } }
      responses: { 201: { content: { "application/json": Schemas.CredentialAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{client_id}/credentials/{id}": {
    /** Read a credential */
    get: {
      parameters: { path: { client_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.CredentialAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a credential */
    patch: {
      parameters: { path: { client_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.CredentialChange } }
      responses: { 200: { content: { "application/json": Schemas.CredentialAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a credential */
    delete: {
      parameters: { path: { client_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/initial-access-tokens": {
    /** List initial access tokens */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedInitialAccessTokenPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an initial access token */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.InitialAccessTokenCreation } }
      responses: { 201: { content: { "application/json": Schemas.InitialAccessTokenAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/initial-access-tokens/{id}": {
    /** Read an initial access token */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.InitialAccessTokenAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an initial access token */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.InitialAccessTokenChange } }
      responses: { 200: { content: { "application/json": Schemas.InitialAccessTokenAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an initial access token */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/invitations": {
    /** List invitations */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; organization_id?: string; invitee?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedInvitationPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an invitation */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.InvitationCreation } }
      responses: { 201: { content: { "application/json": Schemas.InvitationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/invitations/{id}": {
    /** Read an invitation */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.InvitationAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an invitation */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/namespaces": {
    /** List namespaces */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedNamespacePage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a namespace */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.NamespaceCreation } }
      responses: { 201: { content: { "application/json": Schemas.NamespaceAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/namespaces/{id}": {
    /** Read a namespace */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.NamespaceAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a namespace */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.NamespaceChange } }
      responses: { 200: { content: { "application/json": Schemas.NamespaceAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a namespace */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.NamespaceChange } }
      responses: { 200: { content: { "application/json": Schemas.NamespaceAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a namespace */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/scopes": {
    /** List scopes */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string; public?: boolean; narrows?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedScopePage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a scope */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.ScopeCreation } }
      responses: { 201: { content: { "application/json": Schemas.ScopeAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/scopes/{id}": {
    /** Read a scope */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ScopeAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a scope */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.ScopeChange } }
      responses: { 200: { content: { "application/json": Schemas.ScopeAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a scope */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.ScopeChange } }
      responses: { 200: { content: { "application/json": Schemas.ScopeAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a scope */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/roles": {
    /** List roles */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string; scope?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedRolePage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a role */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.RoleCreation } }
      responses: { 201: { content: { "application/json": Schemas.RoleAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/roles/{id}": {
    /** Read a role */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.RoleAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a role */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.RoleChange } }
      responses: { 200: { content: { "application/json": Schemas.RoleAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a role */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.RoleChange } }
      responses: { 200: { content: { "application/json": Schemas.RoleAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a role */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/apis": {
    /** List apis */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "identifier" | "-identifier" | "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; identifier?: string; client_id?: string; name?: string; scope?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedApiPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an api */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.ApiCreation } }
      responses: { 201: { content: { "application/json": Schemas.ApiAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/apis/{id}": {
    /** Read an api */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ApiAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an api */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.ApiChange } }
      responses: { 200: { content: { "application/json": Schemas.ApiAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an api */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.ApiChange } }
      responses: { 200: { content: { "application/json": Schemas.ApiAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an api */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/authorization-detail-types": {
    /** List authorization detail types */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "type" | "-type" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; type?: string; resource?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedAuthorizationDetailTypePage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an authorization detail type */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.AuthorizationDetailTypeCreation } }
      responses: { 201: { content: { "application/json": Schemas.AuthorizationDetailTypeAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/authorization-detail-types/{id}": {
    /** Read an authorization detail type */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.AuthorizationDetailTypeAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an authorization detail type */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.AuthorizationDetailTypeChange } }
      responses: { 200: { content: { "application/json": Schemas.AuthorizationDetailTypeAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an authorization detail type */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.AuthorizationDetailTypeChange } }
      responses: { 200: { content: { "application/json": Schemas.AuthorizationDetailTypeAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an authorization detail type */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-configurations": {
    /** List credential configurations */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "identifier" | "-identifier" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; identifier?: string; active?: boolean; format?: string; owner?: string; review?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedCredentialConfigurationPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a credential configuration */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.CredentialConfigurationCreation } }
      responses: { 201: { content: { "application/json": Schemas.CredentialConfigurationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-configurations/{id}": {
    /** Read a credential configuration */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.CredentialConfigurationAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a credential configuration */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.CredentialConfigurationChange } }
      responses: { 200: { content: { "application/json": Schemas.CredentialConfigurationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a credential configuration */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.CredentialConfigurationChange } }
      responses: { 200: { content: { "application/json": Schemas.CredentialConfigurationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a credential configuration */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-offers": {
    /** List credential offers */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; user_id?: string; client_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedCredentialOfferPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a credential offer */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.CredentialOfferCreation } }
      responses: { 201: { content: { "application/json": Schemas.CredentialOfferAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-offers/{id}": {
    /** Read a credential offer */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.CredentialOfferAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a credential offer */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/issued-credentials": {
    /** List issued credentials */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "issued_at" | "-issued_at"; configuration_id?: string; client_id?: string; user_id?: string; status?: string; grant_id?: string; key_thumbprint?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedIssuedCredentialPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/issued-credentials/{id}": {
    /** Read an issued credential */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.IssuedCredentialAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/status-lists": {
    /** List status lists */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at"; active?: boolean; client_id?: string; owner?: string; review?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedStatusListPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/status-lists/{id}": {
    /** Read a status list */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.StatusListAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a status list */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.StatusListChange } }
      responses: { 200: { content: { "application/json": Schemas.StatusListAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/key-pairs": {
    /** List key pairs */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; type?: string; use?: string; alg?: string; state?: string; name?: string; client_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedKeyPairPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a key pair */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.KeyPairCreation } }
      responses: { 201: { content: { "application/json": Schemas.KeyPairAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/key-pairs/{id}": {
    /** Read a key pair */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.KeyPairAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a key pair */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.KeyPairChange } }
      responses: { 200: { content: { "application/json": Schemas.KeyPairAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a key pair */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.KeyPairChange } }
      responses: { 200: { content: { "application/json": Schemas.KeyPairAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a key pair */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/signers": {
    /** List signers */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedSignerPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a signer */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.SignerCreation } }
      responses: { 201: { content: { "application/json": Schemas.SignerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/signers/{id}": {
    /** Read a signer */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.SignerAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a signer */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.SignerChange } }
      responses: { 200: { content: { "application/json": Schemas.SignerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a signer */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.SignerChange } }
      responses: { 200: { content: { "application/json": Schemas.SignerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a signer */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/trusted-issuers": {
    /** List trusted issuers */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; issuer?: string; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedTrustedIssuerPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a trusted issuer */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.TrustedIssuerCreation } }
      responses: { 201: { content: { "application/json": Schemas.TrustedIssuerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/trusted-issuers/{id}": {
    /** Read a trusted issuer */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.TrustedIssuerAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a trusted issuer */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.TrustedIssuerChange } }
      responses: { 200: { content: { "application/json": Schemas.TrustedIssuerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a trusted issuer */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.TrustedIssuerChange } }
      responses: { 200: { content: { "application/json": Schemas.TrustedIssuerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a trusted issuer */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/verifiers": {
    /** List verifiers */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string; scope?: string; active?: boolean; client_id?: string; owner?: string; review?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedVerifierPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a verifier */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.VerifierCreation } }
      responses: { 201: { content: { "application/json": Schemas.VerifierAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/verifiers/{id}": {
    /** Read a verifier */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.VerifierAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a verifier */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.VerifierChange } }
      responses: { 200: { content: { "application/json": Schemas.VerifierAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a verifier */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.VerifierChange } }
      responses: { 200: { content: { "application/json": Schemas.VerifierAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a verifier */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/presentations": {
    /** List presentations */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; state?: string; verifier_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedPresentationPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Ask for a presentation of credentials */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** The id, the name or the scope of a verifier. */
        verifier: string
        /** Where the browser goes after a wallet on the same device answered; `response_code` is added. Not for a verifier that offers. */
        return_to?: string
      } } }
      responses: { 201: { content: { "application/json": {
        data: {
          /** Its id. */
          id: string
          /** `waiting`. */
          state: string
          /** When it can no longer be answered, in milliseconds since 1970. */
          expires_at: number
          links: {
            /** A page that shows the links, and waits. */
            page?: string
            /** Opens a wallet on the device of the browser. */
            same_device?: string
            /** For a QR code: opens a wallet on another device. Left out where `cross_device` of the verifier is off. */
            cross_device?: string
          }
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/presentations/{id}": {
    /** Read a presentation */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.PresentationAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/assertion-rules": {
    /** List assertion rules */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string; direction?: string; client_id?: string; party?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedAssertionRulePage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an assertion rule */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.AssertionRuleCreation } }
      responses: { 201: { content: { "application/json": Schemas.AssertionRuleAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/assertion-rules/{id}": {
    /** Read an assertion rule */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.AssertionRuleAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an assertion rule */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.AssertionRuleChange } }
      responses: { 200: { content: { "application/json": Schemas.AssertionRuleAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an assertion rule */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.AssertionRuleChange } }
      responses: { 200: { content: { "application/json": Schemas.AssertionRuleAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an assertion rule */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/mail-servers": {
    /** List mail servers */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedMailServerPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a mail server */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.MailServerCreation } }
      responses: { 201: { content: { "application/json": Schemas.MailServerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/mail-servers/{id}": {
    /** Read a mail server */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.MailServerAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a mail server */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.MailServerChange } }
      responses: { 200: { content: { "application/json": Schemas.MailServerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a mail server */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.MailServerChange } }
      responses: { 200: { content: { "application/json": Schemas.MailServerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a mail server */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/templates": {
    /** List templates */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string; identity_provider_id?: string; client_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedTemplatePage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a template */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.TemplateCreation } }
      responses: { 201: { content: { "application/json": Schemas.TemplateAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/templates/{id}": {
    /** Read a template */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.TemplateAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a template */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.TemplateChange } }
      responses: { 200: { content: { "application/json": Schemas.TemplateAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a template */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.TemplateChange } }
      responses: { 200: { content: { "application/json": Schemas.TemplateAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a template */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/translations": {
    /** List translations */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "language" | "-language" | "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; language?: string; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedTranslationPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a translation */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.TranslationCreation } }
      responses: { 201: { content: { "application/json": Schemas.TranslationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/translations/{id}": {
    /** Read a translation */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.TranslationAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a translation */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.TranslationChange } }
      responses: { 200: { content: { "application/json": Schemas.TranslationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a translation */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.TranslationChange } }
      responses: { 200: { content: { "application/json": Schemas.TranslationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a translation */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies": {
    /** List policies */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string; effect?: string; stage?: string; engine?: string; client_id?: string; user_id?: string; role_id?: string; organization_id?: string; operation?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedPolicyPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a policy */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.PolicyCreation } }
      responses: { 201: { content: { "application/json": Schemas.PolicyAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/{id}": {
    /** Read a policy */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.PolicyAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a policy */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.PolicyChange } }
      responses: { 200: { content: { "application/json": Schemas.PolicyAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a policy */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.PolicyChange } }
      responses: { 200: { content: { "application/json": Schemas.PolicyAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a policy */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/saved-requests": {
    /** List saved requests */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; point?: string; shared?: boolean; name?: string; owner?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedSavedRequestPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a saved request */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.SavedRequestCreation } }
      responses: { 201: { content: { "application/json": Schemas.SavedRequestAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/saved-requests/{id}": {
    /** Read a saved request */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.SavedRequestAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a saved request */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.SavedRequestChange } }
      responses: { 200: { content: { "application/json": Schemas.SavedRequestAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a saved request */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.SavedRequestChange } }
      responses: { 200: { content: { "application/json": Schemas.SavedRequestAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a saved request */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/tokens": {
    /** List tokens */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; client_id?: string; user_id?: string; active?: "true" }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedTokenPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/tokens/{id}": {
    /** Read a token */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.TokenAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Revoke a token; its record stays until it would have expired */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/personal-tokens": {
    /** List personal tokens */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; user_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedPersonalTokenPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/personal-tokens/{id}": {
    /** Read a personal token */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.PersonalTokenAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a personal token */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/reviews": {
    /** List reviews */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at"; client_id?: string; state?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedReviewPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/reviews/{id}": {
    /** Read a review */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ReviewAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/tenants": {
    /** List tenants */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "slug" | "-slug" | "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; slug?: string; active?: boolean; owner?: string; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedTenantPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a tenant */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.TenantCreation } }
      responses: { 201: { content: { "application/json": Schemas.TenantAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/tenants/{id}": {
    /** Read a tenant */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.TenantAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a tenant */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.TenantChange } }
      responses: { 200: { content: { "application/json": Schemas.TenantAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a tenant */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.TenantChange } }
      responses: { 200: { content: { "application/json": Schemas.TenantAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a tenant */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/audit-events": {
    /** List audit events */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "sequence" | "-sequence" | "at" | "-at"; outcome?: string; target_type?: string; sequence?: number; target_id?: string; actor_id?: string; client_id?: string; action?: string; since?: string; after_sequence?: number; until?: string; actions?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedAuditEventPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/audit-events/{id}": {
    /** Read an audit event */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.AuditEventAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/explanations": {
    /** List explanations */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "at" | "-at"; client_id?: string; request_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedExplanationPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/webhooks": {
    /** List webhooks */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; client_id?: string; active?: boolean; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedWebhookPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a webhook */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.WebhookCreation } }
      responses: { 201: { content: { "application/json": Schemas.WebhookAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/webhooks/{id}": {
    /** Read a webhook */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.WebhookAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a webhook */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.WebhookChange } }
      responses: { 200: { content: { "application/json": Schemas.WebhookAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a webhook */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.WebhookChange } }
      responses: { 200: { content: { "application/json": Schemas.WebhookAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a webhook */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/webhooks/{webhook_id}/deliveries": {
    /** List deliveries */
    get: {
      parameters: { path: { webhook_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "at" | "-at"; webhook_id?: string; event_id?: string; outcome?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedWebhookDeliveryPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/webhooks/{webhook_id}/deliveries/{id}": {
    /** Read a webhook delivery */
    get: {
      parameters: { path: { webhook_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.WebhookDeliveryAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/logout-deliveries": {
    /** List logout deliveries */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "created_at" | "-created_at"; client_id?: string; user_id?: string; outcome?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedLogoutDeliveryPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/logout-deliveries/{id}": {
    /** Read a logout delivery */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.LogoutDeliveryAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/signal-streams": {
    /** List signal streams */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at"; client_id?: string; method?: string; status?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedSignalStreamPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/signal-streams/{id}": {
    /** Read a signal stream */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.SignalStreamAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a signal stream */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.SignalStreamChange } }
      responses: { 200: { content: { "application/json": Schemas.SignalStreamAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a signal stream */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/jobs": {
    /** List jobs */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "due_at" | "-due_at" | "created_at" | "-created_at"; kind?: string; tenant_id?: string; state?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedJobPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/jobs/{id}": {
    /** Read a job */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.JobAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a job */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/jobs/{job_id}/attempts": {
    /** List attempts */
    get: {
      parameters: { path: { job_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "at" | "-at"; job_id?: string; kind?: string; tenant_id?: string; outcome?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedJobAttemptPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/jobs/{job_id}/attempts/{id}": {
    /** Read a job attempt */
    get: {
      parameters: { path: { job_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.JobAttemptAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/providers": {
    /** List providers */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; namespace?: string; type?: string; sharing?: string; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedOutboundProviderPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an outbound provider */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundProviderCreation } }
      responses: { 201: { content: { "application/json": Schemas.OutboundProviderAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/providers/{id}": {
    /** Read an outbound provider */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.OutboundProviderAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an outbound provider */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundProviderChange } }
      responses: { 200: { content: { "application/json": Schemas.OutboundProviderAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an outbound provider */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundProviderChange } }
      responses: { 200: { content: { "application/json": Schemas.OutboundProviderAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an outbound provider */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/scopes": {
    /** List scopes */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; provider_id?: string; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedOutboundScopePage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an outbound scope */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundScopeCreation } }
      responses: { 201: { content: { "application/json": Schemas.OutboundScopeAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/scopes/{id}": {
    /** Read an outbound scope */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.OutboundScopeAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an outbound scope */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundScopeChange } }
      responses: { 200: { content: { "application/json": Schemas.OutboundScopeAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an outbound scope */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundScopeChange } }
      responses: { 200: { content: { "application/json": Schemas.OutboundScopeAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an outbound scope */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/clients": {
    /** List clients */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; namespace?: string; provider_id?: string; type?: string; sharing?: string; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedRemoteClientPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a remote client */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.RemoteClientCreation } }
      responses: { 201: { content: { "application/json": Schemas.RemoteClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/clients/{id}": {
    /** Read a remote client */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.RemoteClientAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a remote client */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.RemoteClientChange } }
      responses: { 200: { content: { "application/json": Schemas.RemoteClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a remote client */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.RemoteClientChange } }
      responses: { 200: { content: { "application/json": Schemas.RemoteClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a remote client */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/authorizations": {
    /** List authorizations */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "expires_at" | "-expires_at" | "refresh_at" | "-refresh_at" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; namespace?: string; type?: string; remote_client_id?: string; status?: string; name?: string; user_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedOutboundAuthorizationPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an outbound authorization */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundAuthorizationCreation } }
      responses: { 201: { content: { "application/json": Schemas.OutboundAuthorizationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/authorizations/{id}": {
    /** Read an outbound authorization */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.OutboundAuthorizationAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an outbound authorization */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundAuthorizationChange } }
      responses: { 200: { content: { "application/json": Schemas.OutboundAuthorizationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an outbound authorization */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundAuthorizationChange } }
      responses: { 200: { content: { "application/json": Schemas.OutboundAuthorizationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an outbound authorization */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/authorizations/{authorization_id}/history": {
    /** List history */
    get: {
      parameters: { path: { authorization_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "at" | "-at"; outcome?: string; authorization_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedOutboundAttemptPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/connections": {
    /** List connections */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; namespace?: string; authorization_id?: string; remote_client_id?: string; open?: boolean; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedOutboundConnectionPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an outbound connection */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundConnectionCreation } }
      responses: { 201: { content: { "application/json": Schemas.OutboundConnectionAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/connections/{id}": {
    /** Read an outbound connection */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.OutboundConnectionAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an outbound connection */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundConnectionChange } }
      responses: { 200: { content: { "application/json": Schemas.OutboundConnectionAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an outbound connection */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundConnectionChange } }
      responses: { 200: { content: { "application/json": Schemas.OutboundConnectionAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an outbound connection */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users": {
    /** List users */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "username" | "-username" | "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; external_id?: string; blocked?: boolean; test_client_id?: string; username?: string; name?: string; backend_id?: string; role?: string; scope?: string; locked?: "true"; organization_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedUserPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a user */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.UserCreation } }
      responses: { 201: { content: { "application/json": Schemas.UserAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}": {
    /** Read a user */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.UserAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a user */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.UserChange } }
      responses: { 200: { content: { "application/json": Schemas.UserAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a user */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.UserChange } }
      responses: { 200: { content: { "application/json": Schemas.UserAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a user */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/user-imports": {
    /** List user imports */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at"; state?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedUserImportPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a user import */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.UserImportCreation } }
      responses: { 201: { content: { "application/json": Schemas.UserImportAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/user-imports/{id}": {
    /** Read a user import */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.UserImportAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a user import */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.UserImportChange } }
      responses: { 200: { content: { "application/json": Schemas.UserImportAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a user import */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/user-imports/{user_import_id}/faults": {
    /** List faults */
    get: {
      parameters: { path: { user_import_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "line" | "-line"; line?: number; import_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedUserImportFaultPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/groups": {
    /** List groups */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string; external_id?: string; parent_id?: string; role?: string; scope?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedGroupPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a group */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.GroupCreation } }
      responses: { 201: { content: { "application/json": Schemas.GroupAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/groups/{id}": {
    /** Read a group */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.GroupAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a group */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.GroupChange } }
      responses: { 200: { content: { "application/json": Schemas.GroupAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a group */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.GroupChange } }
      responses: { 200: { content: { "application/json": Schemas.GroupAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a group */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/organizations": {
    /** List organizations */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedOrganizationPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an organization */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.OrganizationCreation } }
      responses: { 201: { content: { "application/json": Schemas.OrganizationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/organizations/{id}": {
    /** Read an organization */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.OrganizationAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an organization */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OrganizationChange } }
      responses: { 200: { content: { "application/json": Schemas.OrganizationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an organization */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OrganizationChange } }
      responses: { 200: { content: { "application/json": Schemas.OrganizationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an organization */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/organization-domains": {
    /** List organization domains */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "domain" | "-domain" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; organization_id?: string; federated_server_id?: string; domain?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedOrganizationDomainPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an organization domain */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.OrganizationDomainCreation } }
      responses: { 201: { content: { "application/json": Schemas.OrganizationDomainAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/organization-domains/{id}": {
    /** Read an organization domain */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.OrganizationDomainAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an organization domain */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OrganizationDomainChange } }
      responses: { 200: { content: { "application/json": Schemas.OrganizationDomainAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an organization domain */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.OrganizationDomainChange } }
      responses: { 200: { content: { "application/json": Schemas.OrganizationDomainAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an organization domain */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/identity-providers": {
    /** List identity providers */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string; backend_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedIdentityProviderPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an identity provider */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.IdentityProviderCreation } }
      responses: { 201: { content: { "application/json": Schemas.IdentityProviderAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/identity-providers/{id}": {
    /** Read an identity provider */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.IdentityProviderAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace an identity provider */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.IdentityProviderChange } }
      responses: { 200: { content: { "application/json": Schemas.IdentityProviderAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of an identity provider */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.IdentityProviderChange } }
      responses: { 200: { content: { "application/json": Schemas.IdentityProviderAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an identity provider */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/federated-servers": {
    /** List federated servers */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string; protocol?: string; active?: boolean }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedFederatedServerPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a federated server */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.FederatedServerCreation } }
      responses: { 201: { content: { "application/json": Schemas.FederatedServerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/federated-servers/{id}": {
    /** Read a federated server */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.FederatedServerAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a federated server */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.FederatedServerChange } }
      responses: { 200: { content: { "application/json": Schemas.FederatedServerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a federated server */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.FederatedServerChange } }
      responses: { 200: { content: { "application/json": Schemas.FederatedServerAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a federated server */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/backends": {
    /** List backends */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; name?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedBackendPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a backend */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.BackendCreation } }
      responses: { 201: { content: { "application/json": Schemas.BackendAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/backends/{id}": {
    /** Read a backend */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.BackendAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a backend */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.BackendChange } }
      responses: { 200: { content: { "application/json": Schemas.BackendAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a backend */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.BackendChange } }
      responses: { 200: { content: { "application/json": Schemas.BackendAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a backend */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/developer-requests": {
    /** List developer requests */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at"; user_id?: string; state?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedDeveloperRequestPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a developer request */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.DeveloperRequestCreation } }
      responses: { 201: { content: { "application/json": Schemas.DeveloperRequestAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/developer-requests/{id}": {
    /** Read a developer request */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperRequestAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a developer request */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/sessions": {
    /** List sessions */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; user_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedSessionPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/sessions/{id}": {
    /** Sign a person out of one browser; the record stays until the session would have ended */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Read a session */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.SessionAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/consents": {
    /** List consents */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; user_id?: string; client_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedConsentPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/consents/{id}": {
    /** Read a consent */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ConsentAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a consent */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/grants": {
    /** List grants */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; client_id?: string; user_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedGrantPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/grants/{id}": {
    /** Revoke a grant, and with it its code and tokens; the record stays until all its tokens have expired */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Read a grant */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.GrantAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients": {
    /** List clients */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at" | "last_used_at" | "-last_used_at" | "recent_tokens" | "-recent_tokens" | "recent_refusals" | "-recent_refusals"; slug?: string; id_token_kid?: string; registered_name?: string; signatures_adapter?: string; origin?: string; name?: string; owner?: string; organization_id?: string; namespace?: string; active?: boolean; kind?: string; stage?: string; in_gallery?: boolean; key_pair_id?: string; public_client_id?: string; grant_type?: string; label?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedDeveloperClientPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a client */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.DeveloperClientCreation } }
      responses: { 201: { content: { "application/json": Schemas.DeveloperClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{id}": {
    /** Read a client */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperClientAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace a client */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.DeveloperClientChange } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a client */
    patch: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.DeveloperClientChange } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a client */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/credentials": {
    /** List credentials */
    get: {
      parameters: { path: { client_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; client_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedDeveloperCredentialPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a credential */
    post: {
      parameters: { path: { client_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody?: { content: { "application/json": Schemas.DeveloperCredentialCreation } }
      responses: { 201: { content: { "application/json": Schemas.DeveloperCredentialAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete every secret of an application */
    delete: {
      parameters: { path: { client_id: string }; query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/credentials/{id}": {
    /** Read a credential */
    get: {
      parameters: { path: { client_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperCredentialAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a credential */
    patch: {
      parameters: { path: { client_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.DeveloperCredentialChange } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperCredentialAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a credential */
    delete: {
      parameters: { path: { client_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/reviews": {
    /** List reviews */
    get: {
      parameters: { path: { client_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at"; client_id?: string; state?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedDeveloperReviewPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a review */
    post: {
      parameters: { path: { client_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.DeveloperReviewCreation } }
      responses: { 201: { content: { "application/json": Schemas.DeveloperReviewAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/reviews/{id}": {
    /** Read a review */
    get: {
      parameters: { path: { client_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperReviewAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/tokens": {
    /** List tokens */
    get: {
      parameters: { path: { client_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; client_id?: string; active?: "true" }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedDeveloperTokenPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/tokens/{id}": {
    /** Read a token */
    get: {
      parameters: { path: { client_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperTokenAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/explanations": {
    /** List explanations */
    get: {
      parameters: { path: { client_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "at" | "-at"; client_id?: string; request_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedDeveloperExplanationPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/test_users": {
    /** List test_users */
    get: {
      parameters: { path: { client_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "username" | "-username" | "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; external_id?: string; blocked?: boolean; test_client_id?: string; username?: string; name?: string; backend_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedDeveloperUserPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a user */
    post: {
      parameters: { path: { client_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody?: { content: { "application/json": Schemas.DeveloperUserCreation } }
      responses: { 201: { content: { "application/json": Schemas.DeveloperUserAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/test_users/{id}": {
    /** Read a user */
    get: {
      parameters: { path: { client_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperUserAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a user */
    delete: {
      parameters: { path: { client_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/organizations/{organization_id}/invitations": {
    /** List invitations */
    get: {
      parameters: { path: { organization_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; organization_id?: string; invitee?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedDeveloperInvitationPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create an invitation */
    post: {
      parameters: { path: { organization_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.DeveloperInvitationCreation } }
      responses: { 201: { content: { "application/json": Schemas.DeveloperInvitationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/organizations/{organization_id}/invitations/{id}": {
    /** Read an invitation */
    get: {
      parameters: { path: { organization_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperInvitationAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete an invitation */
    delete: {
      parameters: { path: { organization_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/linked-accounts": {
    /** List linked accounts */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; search?: string; sort?: "created_at" | "-created_at"; user_id?: string; federated_server_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedLinkedAccountPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/linked-accounts/{id}": {
    /** Read a linked account */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.LinkedAccountAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a linked account */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/nodes": {
    /** List nodes */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "started_at" | "-started_at" | "seen_at" | "-seen_at" }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedNodePage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/nodes/{id}": {
    /** Read a node */
    get: {
      parameters: { path: { id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.NodeAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/launches": {
    /** Make a launch: a token, good once for 5 minutes, with which the application signs a person in and learns its context */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** The person. Nobody else can use it. */
        user_id: string
        /** The context that the application is told: `launch` in its token answer and in its access tokens. */
        context?: { [name: string]: unknown }
      } } }
      responses: { 201: { content: { "application/json": Schemas.LaunchAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/enable": {
    /** Switch a client on */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/disable": {
    /** Switch a client off: it gets no tokens, and its tokens stop working */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/stop_vault": {
    /** Stop the tokens of people at other services for a client, at once */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/adopt": {
    /** Take a client that registered itself into management: its management token stops working */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/revoke_tokens": {
    /** Revoke every token that was issued to a client */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/tokens": {
    /** Revoke every token that was issued to a client */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/regenerate_key_pair": {
    /** Replace a client's own key pair; the old one stays published until the tokens it signed have expired */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/regenerate_did": {
    /** Make a did:key of a client's own public key */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/versions": {
    /** List versions */
    get: {
      parameters: { path: { id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; client_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedClientVersionPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/versions/{version}/restore": {
    /** Restore an earlier version of a client, also of a deleted one */
    post: {
      parameters: { path: { id: string; version: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/activity": {
    /** Read the activity of a client by hour */
    get: {
      parameters: { path: { id: string }; query?: { since?: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          since: number
          hours: {
            /** The beginning of the hour, in milliseconds since 1970. */
            hour_at: number
            tokens: number
            sign_ins: number
            introspections: number
            calls: number
            refusals: number
            faults: number
            /** Refusals by OAuth error. */
            reasons: { [name: string]: number }
          }[]
          total: {
            tokens: number
            sign_ins: number
            introspections: number
            calls: number
            refusals: number
            faults: number
            /** Refusals by OAuth error. */
            reasons: { [name: string]: number }
          }
          /** How it does, in one word. */
          state: "active" | "failing" | "idle" | "unused" | "disabled"
          /** When an answer was last sent to each redirect URI. */
          redirect_uris: {
            uri: string
            last_used_at: number
          }[]
          last_used_at: number | null
          last_refused_at: number | null
          /** The OAuth error of the last refusal. */
          last_refusal: string | null
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/effective": {
    /** Read a client with inherited values filled in */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          /** Field → its effective value. */
          values: { [name: string]: unknown }
          /** Field → `client`, `setting …`, or `none`. */
          sources: { [name: string]: string }
          identity_provider: {
            id?: string
            name?: string
            backend_id?: string | null
          } | null
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/keys": {
    /** List the keys that authenticate a client, with their first and last use */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: ({
          /** The field of the key; `jwks_uri` for a key that is or was published there; `former` for a key that is no longer registered. */
          source: "jwks" | "jwk" | "jwt_public_key" | "jwks_uri" | "former"
          /** The client's name for the key. */
          kid: string | null
          /** Its SHA-256 thumbprint (RFC 7638 §3). */
          thumbprint: string
          /** The curve, or RSA and its size; null where only the use is known. */
          type: string | null
          first_used_at: number | null
          /** A use shows within two seconds. */
          last_used_at: number | null
          use_count: number
          /** The networks that it was used from; the latest sixteen. */
          networks: string[]
        })[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/checklist": {
    /** Read what a reviewer looks at before an application goes live */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: Schemas.ReviewCheck[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/preview": {
    /** Preview what a client would receive for a person, scopes and an API; nothing is written, and no token is given out */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody?: { content: { "application/json": Schemas.ClientPreviewCreation } }
      responses: { 200: { content: { "application/json": {
        data: {
          grant_type: string
          /** The scopes that would be granted, of those requested. */
          scope: string[]
          consent: {
            /** People are asked for consent. */
            asked: boolean
            scopes: ({
              name: string
              label: string | null
            })[]
          }
          access_token: {
            format: "opaque" | "jwt"
            /** Claim → value; null where the token says nothing to its reader, or is encrypted. */
            claims: { [name: string]: unknown } | null
            /** Seconds. */
            expires_in: number
          }
          id_token: {
            /** Claim → value; null where the token says nothing to its reader, or is encrypted. */
            claims: { [name: string]: unknown } | null
            expires_in: number
          } | null
          /** Claim → value; null where the token says nothing to its reader, or is encrypted. */
          userinfo: { [name: string]: unknown } | null
          introspection: { [name: string]: unknown }
          /** Seconds that an unused refresh token lives; null where none is issued. */
          refresh_token_ttl: number | null
          /** Claim about the person → the scope that releases it. */
          released_by: { [name: string]: string }
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/posture": {
    /** Read the posture of a client: its distance from the secure defaults, with fixes */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": Schemas.PostureAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{id}/mcp": {
    /** Tell for each kind of MCP client whether it will connect, and else why not */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: Schemas.McpVerdict[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/bulk": {
    /** Enable, disable, change, rotate or delete many clients */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        action: "enable" | "disable" | "delete" | "change" | "rotate"
        ids: string[]
        /** `change`: the fields that every client gets (RFC 7396). */
        client?: { [name: string]: unknown }
        /** `change`: scopes that each client gets besides those in its authorized_scopes. */
        add_scopes?: string[]
        /** `change`: scopes that each client loses. */
        remove_scopes?: string[]
        /** `rotate`: when all other secrets of each client expire, in milliseconds since 1970. */
        retire_others_at?: number
      } } }
      responses: { 200: { content: { "application/json": {
        data: {
          done: number
          results: {
            id: string
            done: boolean
            /** The new secret of a client that was rotated: here, and never again. */
            secret?: string
            code?: string
            message?: string
            /** Field → its faults. */
            errors?: { [name: string]: string[] }
          }[]
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/export": {
    /** Export clients, one on each line */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at" | "last_used_at" | "-last_used_at" | "recent_tokens" | "-recent_tokens" | "recent_refusals" | "-recent_refusals"; slug?: string; id_token_kid?: string; registered_name?: string; signatures_adapter?: string; origin?: string; name?: string; owner?: string; organization_id?: string; namespace?: string; active?: boolean; kind?: string; stage?: string; in_gallery?: boolean; key_pair_id?: string; public_client_id?: string; grant_type?: string; label?: string; idle_since?: string; state?: "active" | "failing" | "idle" | "unused" | "disabled" } }
      responses: { 200: { content: { "application/x-ndjson": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/export/csv": {
    /** Export clients as CSV, as an import takes them; without secrets */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at" | "last_used_at" | "-last_used_at" | "recent_tokens" | "-recent_tokens" | "recent_refusals" | "-recent_refusals"; slug?: string; id_token_kid?: string; registered_name?: string; signatures_adapter?: string; origin?: string; name?: string; owner?: string; organization_id?: string; namespace?: string; active?: boolean; kind?: string; stage?: string; in_gallery?: boolean; key_pair_id?: string; public_client_id?: string; grant_type?: string; label?: string; idle_since?: string; state?: "active" | "failing" | "idle" | "unused" | "disabled" } }
      responses: { 200: { content: { "text/csv": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/import": {
    /** Import many clients: make those that are new, and change the others */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** Clients as an export has them. An `id` that is known changes that client. */
        clients: { [name: string]: unknown }[]
      } } }
      responses: { 200: { content: { "application/json": Schemas.ClientsImportedAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/registrations/groups": {
    /** Clients that registered themselves, grouped by the software that they are installations of */
    get: {
      parameters: { query?: { unused_for?: number; by_network?: "true" | "false" } }
      responses: { 200: { content: { "application/json": Schemas.SoftwareGroupsAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/registrations/spent": {
    /** The clients that a clean-up would remove now, and why, without removing them */
    get: {
      parameters: { query?: { unused_for?: number; fingerprint?: string } }
      responses: { 200: { content: { "application/json": Schemas.SpentClientsAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/registrations/clean_up": {
    /** Remove clients that registered themselves and are spent, a page at a time */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** The seconds for which a client must have been unused. Absent: `registered_client_ttl` of the tenant, or else 30 days. */
        unused_for?: number
        /** Those of one group alone. */
        fingerprint?: string
        /** The `after` of the step before; absent at first. */
        after?: string
      } } }
      responses: { 200: { content: { "application/json": Schemas.CleanUpStepAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/clients/{client_id}/credentials/{id}/remind": {
    /** Ask the owner of the client to replace this secret */
    post: {
      parameters: { path: { client_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.CredentialAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/key-pairs/{id}/rotate": {
    /** Replace a key by a new one, which signs once it has been published for a while; the old one stays published until its tokens have expired */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody?: { content: { "application/json": {
        /** Stop publishing the old key at once, also when it was replaced before: for a key that somebody else knows. */
        withdraw?: boolean
        /** Another kind of key. */
        type?: "RSA-2048" | "RSA-3072" | "RSA-4096" | "P-256" | "P-384" | "P-521" | "Ed25519" | "ML-DSA-44" | "ML-DSA-65" | "ML-DSA-87"
      } } }
      responses: { 200: { content: { "application/json": Schemas.KeyPairAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/tokens/{id}/revoke": {
    /** Revoke a token */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.TokenAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/tokens/revoke": {
    /** Revoke all tokens of a client, a person, both, or a grant */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        client_id?: string
        user_id?: string
        grant_id?: string
      } } }
      responses: { 200: { content: { "application/json": {
        data: {
          revoked: {
            client_id?: string | null
            user_id?: string | null
            grant_id?: string | null
          }
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/{id}/versions": {
    /** List versions */
    get: {
      parameters: { path: { id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; policy_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedPolicyVersionPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/{id}/versions/{version}/restore": {
    /** Make a policy what it was in an earlier version */
    post: {
      parameters: { path: { id: string; version: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.PolicyAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/desk": {
    /** List verifiers, credential configurations and status lists together, the worst first: at most 200 of each kind */
    get: {
      parameters: { query?: { kind?: "verifier" | "credential_configuration" | "status_list"; review?: "waiting" | "approved" | "declined"; owner?: string } }
      responses: { 200: { content: { "application/json": {
        data: Schemas.DeskRow[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/verifiers/{id}/posture": {
    /** Read the posture of a verifier, with fixes */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": Schemas.DeskPostureAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/verifiers/{id}/activity": {
    /** Read the activity of a verifier by hour */
    get: {
      parameters: { path: { id: string }; query?: { since?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeskActivityAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/verifiers/{id}/review": {
    /** Approve or decline a verifier as it is */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        outcome: "approved" | "declined"
        /** The version that the reviewer looked at. */
        version: number
        /** Why, for its author. */
        note?: string | null
      } } }
      responses: { 200: { content: { "application/json": Schemas.VerifierAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/verifiers/{id}/disable": {
    /** Switch a verifier off */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.VerifierAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/verifiers/{id}/enable": {
    /** Switch a verifier on again */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.VerifierAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/verifiers/{id}/versions": {
    /** List versions */
    get: {
      parameters: { path: { id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; verifier_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedVerifierVersionPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/verifiers/{id}/versions/{version}/restore": {
    /** Make a verifier what it was in an earlier version */
    post: {
      parameters: { path: { id: string; version: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.VerifierAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-configurations/{id}/posture": {
    /** Read the posture of a credential configuration, with fixes */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": Schemas.DeskPostureAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-configurations/{id}/activity": {
    /** Read the activity of a credential configuration by hour */
    get: {
      parameters: { path: { id: string }; query?: { since?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeskActivityAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-configurations/{id}/review": {
    /** Approve or decline a credential configuration as it is */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        outcome: "approved" | "declined"
        /** The version that the reviewer looked at. */
        version: number
        /** Why, for its author. */
        note?: string | null
      } } }
      responses: { 200: { content: { "application/json": Schemas.CredentialConfigurationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-configurations/{id}/disable": {
    /** Switch a credential configuration off */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.CredentialConfigurationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-configurations/{id}/enable": {
    /** Switch a credential configuration on again */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.CredentialConfigurationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-configurations/{id}/versions": {
    /** List versions */
    get: {
      parameters: { path: { id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; configuration_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedCredentialConfigurationVersionPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/credential-configurations/{id}/versions/{version}/restore": {
    /** Make a credential configuration what it was in an earlier version */
    post: {
      parameters: { path: { id: string; version: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.CredentialConfigurationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/status-lists/{id}/posture": {
    /** Read the posture of a status list, with fixes */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": Schemas.DeskPostureAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/status-lists/{id}/activity": {
    /** Read the activity of a status list by hour */
    get: {
      parameters: { path: { id: string }; query?: { since?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeskActivityAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/status-lists/{id}/review": {
    /** Approve or decline a status list as it is */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        outcome: "approved" | "declined"
        /** The version that the reviewer looked at. */
        version: number
        /** Why, for its author. */
        note?: string | null
      } } }
      responses: { 200: { content: { "application/json": Schemas.StatusListAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/status-lists/{id}/disable": {
    /** Switch a status list off */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.StatusListAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/status-lists/{id}/enable": {
    /** Switch a status list on again */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.StatusListAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/status-lists/{id}/versions": {
    /** List versions */
    get: {
      parameters: { path: { id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; status_list_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedStatusListVersionPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/status-lists/{id}/versions/{version}/restore": {
    /** Make a status list what it was in an earlier version */
    post: {
      parameters: { path: { id: string; version: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.StatusListAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/templates/built-in": {
    /** List the built-in pages and letters that a template may replace */
    get: {
      parameters: { query?: { language?: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          name: string
          /** The ready parts, or values, that a template of this name must hold. */
          required: string[]
          /** Further ready parts. */
          optional: string[]
          /** The subject of a letter. */
          subject?: string
          /** A template that shows the built-in page or letter. */
          body: string
        }[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/templates/preview": {
    /** Draw a page or letter by a template, with sample data; nothing is written */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.TemplatePreviewCreation } }
      responses: { 200: { content: { "application/json": {
        data: {
          html: string
          subject?: string
          text?: string
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/templates/{id}/versions": {
    /** List versions */
    get: {
      parameters: { path: { id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; template_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedTemplateVersionPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/templates/{id}/versions/{version}/restore": {
    /** Make a template what it was in an earlier version */
    post: {
      parameters: { path: { id: string; version: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.TemplateAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/translations/built-in": {
    /** Export the built-in texts of pages and letters, as a translation to begin with */
    get: {
      parameters: { query?: { language?: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          language: string
          name: string
          direction: "ltr" | "rtl"
          words: { [name: string]: string }
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/issued-credentials/{id}/suspend": {
    /** Suspend a credential */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      requestBody?: { content: { "application/json": {
        reason?: string | null
      } } }
      responses: { 200: { content: { "application/json": Schemas.IssuedCredentialAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/issued-credentials/{id}/reinstate": {
    /** Make a suspended credential valid again */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      requestBody?: { content: { "application/json": {
        reason?: string | null
      } } }
      responses: { 200: { content: { "application/json": Schemas.IssuedCredentialAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/issued-credentials/{id}/revoke": {
    /** Revoke a credential for good */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      requestBody?: { content: { "application/json": {
        reason?: string | null
      } } }
      responses: { 200: { content: { "application/json": Schemas.IssuedCredentialAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/reviews/{id}/decide": {
    /** Approve or decline a review request, item by item */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      requestBody: { content: { "application/json": {
        items: ({
          kind: "scope" | "go_live" | "name" | "initiate_login_uri" | "in_gallery" | "confidential" | "auth_method" | "tls_client_certificate_bound_access_tokens" | "redirect_uri" | "post_logout_redirect_uri" | "allowed_origin" | "require_pushed_authorization_requests" | "require_signed_request_object" | "authorization_details_type" | "enforce_dpop" | "subject_type" | "sector_identifier_uri" | "grant_type" | "logo_uri" | "client_uri" | "policy_uri" | "tos_uri"
          value: string
          state: "approved" | "declined"
          reason?: string
        })[]
        /** The points of the checklist that the reviewer ticked. */
        checked?: ("description" | "contacts" | "home" | "redirect_uris" | "scopes" | "policy" | "terms" | "logo" | "start" | "tested")[]
      } } }
      responses: { 200: { content: { "application/json": Schemas.ReviewAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/webhooks/{id}/rotate_secret": {
    /** Replace the signing secret; the former one signs beside it for a while */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody?: { content: { "application/json": {
        /** How long the former secret signs too, in seconds; a day by default. */
        overlap_ttl?: number
      } } }
      responses: { 200: { content: { "application/json": Schemas.WebhookAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/webhooks/{webhook_id}/deliveries/{id}/resend": {
    /** Send the event of a delivery again */
    post: {
      parameters: { path: { webhook_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/logout-deliveries/{id}/resend": {
    /** Send a logout token again */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/jobs/{id}/retry": {
    /** Try a job again now, with a full number of attempts */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.JobAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/jobs/stats": {
    /** Count jobs by state, and the attempts of the last day by hour */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": Schemas.JobStatsAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/audit-events/export": {
    /** Export audit events, one on each line */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "sequence" | "-sequence" | "at" | "-at"; outcome?: string; target_type?: string; sequence?: number; target_id?: string; actor_id?: string; client_id?: string; action?: string; since?: string; after_sequence?: number; until?: string; actions?: string } }
      responses: { 200: { content: { "application/x-ndjson": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/audit-actions": {
    /** List the actions of the audit log, with their meaning */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.AuditAction[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/explanations/{request_id}": {
    /** Read why a request was refused */
    get: {
      parameters: { path: { request_id: string } }
      responses: { 200: { content: { "application/json": Schemas.ExplanationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/explanations/{request_id}/replay": {
    /** Check a refused request anew, against the client as it is now; of explanations nothing changes */
    post: {
      parameters: { path: { request_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ExplanationReplayAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/presentations/{id}/claims": {
    /** Read the claims of a presentation */
    get: {
      parameters: { path: { id: string }; query?: { response_code?: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          /** Its id. */
          id: string
          /** `waiting`, `accepted` or `refused`. */
          state: string
          /** How the wallet was reached. */
          flow?: string | null
          /** The DID, or the thumbprint of the key, that the holder proved. */
          holder?: string | null
          /** Why it was refused. */
          refusal?: string | null
          /** Each credential: its type, its issuer and the names of its claims. */
          seen: { [name: string]: unknown }[]
          /** The claims of each credential, by the ids of the query. */
          claims: { [name: string]: unknown } | null
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/demo": {
    /** Begin a demo of verifiable credentials */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** A card is issued, asked for, or asked for and followed by another. What the demo needs is made where it is missing. */
        flow: "issuance" | "presentation" | "issuance_after_presentation"
      } } }
      responses: { 201: { content: { "application/json": {
        data: {
          /** The page to open: with a QR code, and a link to the built-in wallet. */
          demo_page?: string
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Remove the clients, credential configurations and verifiers of the demo */
    delete: {
      parameters: { query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/inspect": {
    /** Inspect a token: its kind, whether it is valid here, and why not */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        token: string
      } } }
      responses: { 200: { content: { "application/json": {
        data: {
          kind: "access_token" | "refresh_token" | "authorization_code" | "id_token" | "client_assertion" | "client_secret" | "jwt" | "unknown"
          format?: "opaque" | "jwt" | "none"
          /** Null when only its receiver can decide. */
          valid: boolean | null
          /** The checks in order; the first that fails decides. */
          steps: {
            check: string
            passed: boolean
            detail: string
          }[]
          header: { [name: string]: unknown } | null
          claims: { [name: string]: unknown } | null
          record: { [name: string]: unknown } | null
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/stats": {
    /** Read the state of the server: version, numbers of rows, activity, and credentials that expire soon */
    get: {
      parameters: { query?: { since?: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          server: {
            issuer: string
            version: string
            database: "sqlite" | "postgres"
            started_at: number
            tenant: string
          }
          counts: {
            clients: {
              total: number
              total_is: "exact" | "at_least"
            }
            users: {
              total: number
              total_is: "exact" | "at_least"
            }
            organizations: {
              total: number
              total_is: "exact" | "at_least"
            }
            scopes: {
              total: number
              total_is: "exact" | "at_least"
            }
          }
          reviews_waiting: number
          activity: {
            since: number
            hours: {
              /** The beginning of the hour, in milliseconds since 1970. */
              hour_at: number
              tokens: number
              sign_ins: number
              introspections: number
              calls: number
              refusals: number
              faults: number
              /** Refusals by OAuth error. */
              reasons: { [name: string]: number }
            }[]
            total: {
              tokens: number
              sign_ins: number
              introspections: number
              calls: number
              refusals: number
              faults: number
              /** Refusals by OAuth error. */
              reasons: { [name: string]: number }
            }
            /** All activity was added up. */
            complete: boolean
            /** The clients with the most refusals that tell of a fault of theirs. */
            failing: ({
              tokens: number
              sign_ins: number
              introspections: number
              calls: number
              refusals: number
              faults: number
              /** Refusals by OAuth error. */
              reasons: { [name: string]: number }
              client_id: string
              name: string | null
            })[]
          }
          expiring: {
            secrets: ({
              id: string
              name: string
              client_id: string
              expires_at: number
              last_used_at: number | null
            })[]
            keys: ({
              id: string
              name: string | null
              client_id: string | null
              retires_at: number | null
            })[]
          }
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/settings": {
    /** Read the settings in force */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": Schemas.SettingsAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change settings of this tenant; null restores the server's value */
    patch: {
      parameters: { query?: { dry_run?: boolean; reason?: string } }
      requestBody: { content: { "application/json": {
        /** How long an access token lives. */
        access_token_ttl?: number | null
        /** How long an authorization code lives. (RFC 6749 §4.1.2) */
        authorization_code_ttl?: number | null
        /** How long a pushed authorization request lives. (RFC 9126 §2.2) */
        authorization_request_ttl?: number | null
        /** How long an unused refresh token lives. */
        refresh_token_ttl?: number | null
        /** How long a sign-in can be refreshed, from its first token on. */
        refresh_token_absolute_ttl?: number | null
        /** The retry window: a repeated refresh gets the same tokens for so long, unless the new refresh token has been used. */
        refresh_retry_ttl?: number | null
        /** How long an ID token is valid. */
        id_token_ttl?: number | null
        /** Demand a nonce of this server in DPoP proofs, so that proofs cannot be made in advance. (RFC 9449 §8) */
        dpop_nonce?: boolean | null
        /** Let clients that ask for it use the implicit and hybrid flows. Unsafe: tokens pass through the browser's address bar. (RFC 9700 §2.1.2) */
        implicit_grant?: boolean | null
        /** Let clients that ask for it use the password grant. Unsafe: clients see passwords. (RFC 9700 §2.4) */
        password_grant?: boolean | null
        /** The drafts of OpenID for Verifiable Credential Issuance that wallets may speak besides version 1.0: their metadata, offers, and requests by format with one proof. (OID4VCI draft 13 §7.2) */
        credential_drafts?: unknown
        /** Ask for self-issued ID tokens as draft 13 of SIOPv2 does: the client id is a DID without a prefix, with `client_id_scheme` beside it. For wallets that know no prefixes; others refuse it. (OID4VP draft 21 §5.10) */
        siopv2_draft_13?: boolean | null
        /** How long a sign-in lasts without use. */
        session_idle_ttl?: number | null
        /** How long a sign-in lasts at all. */
        session_ttl?: number | null
        /** Wrong passwords after which an account is locked for a while. */
        lockout_attempts?: number | null
        /** How long it is locked. */
        lockout_ttl?: number | null
        /** How many of the last passwords a new one must differ from. */
        password_history?: number | null
        /** The shortest password accepted. */
        password_min_length?: number | null
        /** The profiles that clients are held to which name none of their own. They do not concern the clients of the server itself. */
        client_profiles?: unknown
        /** How clients are held to their profiles, unless a client says otherwise. */
        client_profile_mode?: "advisory" | "enforced_for_new" | "enforced" | null
        /** Use verifiers and credential configurations only after somebody else than their authors has approved them. A change that matters takes one out of use until it is approved again. */
        review_credentials?: boolean | null
      } } }
      responses: { 200: { content: { "application/json": Schemas.SettingsAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/mail": {
    /** Read the mail server in force, and who decided it */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: {
          /** The origin of the mail server: the tenant, or the operator of the server; or that there is none. */
          origin: "tenant" | "server" | "none"
          /** The mail server of the tenant. */
          mail_server_id?: string
          /** Its name. */
          name?: string
          /** The host. */
          host?: string
          /** The port. */
          port?: number
          /** How the connection is protected. */
          security?: string
          /** The sender of the letters. */
          sender?: string
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/mail/test": {
    /** Send a test letter, and report the mail server's answer */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** The recipient. */
        to: string
        /** The language; English by default. */
        locale?: string
        /** The mail server to use; the one in force by default. */
        mail_server_id?: string
      } } }
      responses: { 200: { content: { "application/json": {
        data: {
          to: string
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; 502: Responses["Error"]; default: Responses["Problem"] }
    }
  }
  "/api/identity-providers/{id}/preview": {
    /** Draw a page with sample data, as people would see it after a change; nothing is written */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.PagePreviewCreation } }
      responses: { 200: { content: { "application/json": {
        data: {
          /** A document without script, in which nothing can be clicked. */
          html: string
          contrasts: ({
            /** The field that decides it. */
            field: string
            scheme: "light" | "dark"
            /** Which part of the page stands on which. */
            pair: string
            /** The contrast ratio (WCAG 2.2 §1.4.3). */
            ratio: number
            /** The least ratio with which the change is accepted. */
            least: number
          })[]
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/page-texts": {
    /** List the built-in texts of the pages by name; `{1}`, `{2}` stand for values */
    get: {
      parameters: { query?: { language?: string } }
      responses: { 200: { content: { "application/json": {
        data: { [name: string]: string }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/registry": {
    /** List the available grants, client authentication methods and response modes */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": Schemas.RegistryAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/programs": {
    /** List the programs that are known here, with the fields to set and the configuration to write there */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.Program[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/health": {
    /** How the outbound register does: secrets that expire, refreshes that fail, permissions that were lost, day by day */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": Schemas.OutboundHealthAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/presets": {
    /** The providers that are ready to be used */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.OutboundPreset[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/shared": {
    /** The clients and providers of other tenants that this one may use */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: {
          id: string
          name: string
          kind?: string
        }[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/providers/discover": {
    /** Read what a server says of itself (RFC 8414), as fields of a provider; nothing is written */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        issuer: string
      } } }
      responses: { 200: { content: { "application/json": Schemas.DiscoveredProviderAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; 503: Responses["ServiceUnavailable"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/providers/export": {
    /** Export providers, one on each line */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; namespace?: string; type?: string; sharing?: string; name?: string } }
      responses: { 200: { content: { "application/x-ndjson": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/scopes/export": {
    /** Export scopes, one on each line */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; provider_id?: string; name?: string } }
      responses: { 200: { content: { "application/x-ndjson": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/clients/export": {
    /** Export clients, one on each line */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; namespace?: string; provider_id?: string; type?: string; sharing?: string; name?: string } }
      responses: { 200: { content: { "application/x-ndjson": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/authorizations/export": {
    /** Export authorizations, one on each line */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "name" | "-name" | "expires_at" | "-expires_at" | "refresh_at" | "-refresh_at" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; namespace?: string; type?: string; remote_client_id?: string; status?: string; name?: string; user_id?: string } }
      responses: { 200: { content: { "application/x-ndjson": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/connections/export": {
    /** Export connections, one on each line */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; namespace?: string; authorization_id?: string; remote_client_id?: string; open?: boolean; name?: string } }
      responses: { 200: { content: { "application/x-ndjson": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/export": {
    /** Export the whole register as one document, without secrets and tokens */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": Schemas.OutboundDocumentAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/import": {
    /** Import a document of the register: all of it, or nothing with the faults of each entry */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.OutboundImportCreation } }
      responses: { 200: { content: { "application/json": Schemas.OutboundImportedAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/clients/{id}/secret": {
    /** Show the secret; that it was shown is recorded */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          secret: string | null
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/authorizations/{id}/authorize": {
    /** Begin to ask a person for consent: the address that they open, or the code that they type */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody?: { content: { "application/json": {
        /** Where the person is sent in the end: one of the `return_uris` of the client. Absent: a page of ours. */
        return_uri?: string
      } } }
      responses: { 200: { content: { "application/json": Schemas.ConsentOrderAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; 503: Responses["ServiceUnavailable"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/authorizations/{id}/token": {
    /** Get a live token, renewed first when it ends soon; that it was told is recorded */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.LiveTokenAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; 503: Responses["ServiceUnavailable"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/authorizations/{id}/cancel": {
    /** Take all its tokens away and revoke them at the provider */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.OutboundAuthorizationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/authorizations/{id}/tokens": {
    /** Enter tokens that were got elsewhere, over those that are there */
    put: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": {
        /** The access token. */
        access_token: string
        /** Its kind; Bearer unless said. */
        token_type?: string
        /** How long it lives, in seconds. Absent: nobody knows. */
        expires_in?: number
        /** The refresh token. */
        refresh_token?: string
        /** The ID token. It is kept, not verified. */
        id_token?: string
        /** The tokens that are there are overwritten. */
        confirm: true
      } } }
      responses: { 200: { content: { "application/json": Schemas.OutboundAuthorizationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/outbound/connections/{id}/call": {
    /** Call the API of a connection through this server, which puts the token in */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** GET unless said. */
        method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
        /** Below the address of the connection; it begins with /. */
        path?: string
        /** Parameters of the query. */
        query?: { [name: string]: string }
        /** Further headers. Those that authorize the call, and those of the transport, are made here. */
        headers?: { [name: string]: string }
        /** The body as text. */
        body?: string
        /** The body in base64, where it is no text. */
        body_base64?: string
      } } }
      responses: { 200: { content: { "application/json": Schemas.CalledAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; 503: Responses["ServiceUnavailable"]; default: Responses["Problem"] }
    }
  }
  "/me/connections": {
    /** The connections to other services that I may use here */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.MyConnection[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/connections/{id}/authorize": {
    /** Begin to give my consent at the other service */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody?: { content: { "application/json": {
        /** Where the person is sent in the end: one of the `return_uris` of the client. Absent: a page of ours. */
        return_uri?: string
      } } }
      responses: { 200: { content: { "application/json": Schemas.ConsentOrderAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; 503: Responses["ServiceUnavailable"]; default: Responses["Problem"] }
    }
  }
  "/me/connections/{id}/token": {
    /** Get a live token of the other service */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.LiveTokenAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; 503: Responses["ServiceUnavailable"]; default: Responses["Problem"] }
    }
  }
  "/me/connections/{id}/call": {
    /** Call the other service through this server, which puts the token in */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** GET unless said. */
        method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
        /** Below the address of the connection; it begins with /. */
        path?: string
        /** Parameters of the query. */
        query?: { [name: string]: string }
        /** Further headers. Those that authorize the call, and those of the transport, are made here. */
        headers?: { [name: string]: string }
        /** The body as text. */
        body?: string
        /** The body in base64, where it is no text. */
        body_base64?: string
      } } }
      responses: { 200: { content: { "application/json": Schemas.CalledAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; 503: Responses["ServiceUnavailable"]; default: Responses["Problem"] }
    }
  }
  "/me/connections/{id}": {
    /** Take my consent back, here and at the other service */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/organizations/{organization_id}/members": {
    /** List members */
    get: {
      parameters: { path: { organization_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; organization_id?: string; user_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedMembershipPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a membership */
    post: {
      parameters: { path: { organization_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.MembershipCreation } }
      responses: { 201: { content: { "application/json": Schemas.MembershipAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/organizations/{organization_id}/members/{id}": {
    /** Read a membership */
    get: {
      parameters: { path: { organization_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.MembershipAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a membership */
    patch: {
      parameters: { path: { organization_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.MembershipChange } }
      responses: { 200: { content: { "application/json": Schemas.MembershipAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a membership */
    delete: {
      parameters: { path: { organization_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/groups/{group_id}/members": {
    /** List members */
    get: {
      parameters: { path: { group_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; group_id?: string; user_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedGroupMemberPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Create a group member */
    post: {
      parameters: { path: { group_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": Schemas.GroupMemberCreation } }
      responses: { 201: { content: { "application/json": Schemas.GroupMemberAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/groups/{group_id}/members/{id}": {
    /** Read a group member */
    get: {
      parameters: { path: { group_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.GroupMemberAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a group member */
    delete: {
      parameters: { path: { group_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/export": {
    /** Export people, one JSON object on each line, as an import takes them; without passwords and hashes */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "username" | "-username" | "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; external_id?: string; blocked?: boolean; test_client_id?: string; username?: string; name?: string; backend_id?: string; role?: string; scope?: string; locked?: "true"; organization_id?: string } }
      responses: { 200: { content: { "application/x-ndjson": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/export/csv": {
    /** Export people as CSV, as an import takes them; without passwords, hashes and values with members */
    get: {
      parameters: { query?: { after?: string; fields?: string; search?: string; sort?: "username" | "-username" | "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at"; external_id?: string; blocked?: boolean; test_client_id?: string; username?: string; name?: string; backend_id?: string; role?: string; scope?: string; locked?: "true"; organization_id?: string } }
      responses: { 200: { content: { "text/csv": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}/act_as": {
    /** Get a token to act as a person, which says who acts; off until a policy that is linked to this operation allows it */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** Why. The person reads it. */
        reason: string
        /** Scopes joined by spaces. Absent: those of the own token that the person may have too. */
        scope?: string
        /** The APIs that it is for, joined by spaces. */
        resource?: string
      } } }
      responses: { 201: { content: { "application/json": Schemas.ActingTokenAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}/block": {
    /** Block a person: they cannot sign in, and their tokens stop working */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.UserAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}/unblock": {
    /** Let a person in again */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.UserAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}/unlock": {
    /** Lift the lockout after too many wrong passwords */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.UserAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}/revoke_tokens": {
    /** Revoke every token of a person and end every session */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.UserAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}/factors": {
    /** List the second factors of a person, without their keys */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          factors: ({
            id: string
            type: "totp" | "passkey" | "email"
            name: string
            /** Milliseconds since 1970. */
            created_at: number | null
            /** Milliseconds since 1970. */
            last_used_at: number | null
          })[]
          /** How many recovery codes are left. */
          recovery_codes: number
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}/reset_factors": {
    /** Remove all second factors of a person who lost them; the person is told by mail */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}/end_sessions": {
    /** Sign a person out of every browser */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/user-imports/{id}/text": {
    /** Upload the next part of the file of an import */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** The characters (UTF-16 code units) that were sent before. */
        offset: number
        text: string
      } } }
      responses: { 200: { content: { "application/json": {
        data: {
          received: number
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/user-imports/{id}/check": {
    /** Check every line of an import; nothing is written */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.UserImportAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/user-imports/{id}/run": {
    /** Write the people of a checked import, or go on with a stopped one */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.UserImportAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/user-imports/{id}/stop": {
    /** Stop an import; the people written so far stay */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.UserImportAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/user-imports/{id}/preview": {
    /** See the first people of a checked import as they would be */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: ({
          line: number
          username: string | null
          /** The person as they would be; null where there is a fault, or somebody has the name. */
          person: { [name: string]: unknown } | null
          has_password: boolean
          groups: string[]
          /** Field → its faults. */
          errors: { [name: string]: string[] }
        })[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/user-imports/{id}/faulty_lines": {
    /** Download the faulty lines of an import */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "text/csv": string } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/users/{id}/effective": {
    /** Read the roles and scopes that a person holds, each with the way it came */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          roles: ({
            id: string
            name: string
            ways: ({
              /** The giver: the person themselves, the backend, or a group. */
              via: "person" | "backend" | "group"
              id: string
              name: string
              /** The groups that lead to it, from the one that the person is in. */
              path?: {
                id: string
                name: string
              }[]
              /** The role that has the scope. */
              role?: {
                id: string
                name: string
              }
            })[]
          })[]
          scopes: ({
            name: string
            ways: ({
              /** The giver: the person themselves, the backend, or a group. */
              via: "person" | "backend" | "group"
              id: string
              name: string
              /** The groups that lead to it, from the one that the person is in. */
              path?: {
                id: string
                name: string
              }[]
              /** The role that has the scope. */
              role?: {
                id: string
                name: string
              }
            })[]
          })[]
          groups: {
            id: string
            name: string
            path: {
              id: string
              name: string
            }[]
          }[]
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/global-token-revocation": {
    /** Revoke every token of a person, and end their sessions, by a subject identifier (RFC 9493) */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        sub_id: {
          format: "account"
          uri: string
        } | {
          format: "email"
          email: string
        } | {
          format: "iss_sub"
          iss: string
          sub: string
        } | {
          format: "opaque"
          id: string
        }
      } } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/federated-servers/presets": {
    /** List the servers that are ready to be used */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.SignInPreset[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/backends/presets": {
    /** List the kinds of directories that are ready to be used */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.DirectoryPreset[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/organization-domains/{id}/verify": {
    /** Verify a domain by its TXT record in DNS */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.OrganizationDomainAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/developer-requests/{id}/decide": {
    /** Make the person who asks a developer, or decline */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      requestBody: { content: { "application/json": {
        /** The decision. */
        state: "approved" | "declined"
        /** Why it is declined; the person reads it. */
        answer?: string
      } } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperRequestAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{id}/activity": {
    /** Read the activity of a client by hour */
    get: {
      parameters: { path: { id: string }; query?: { since?: string } }
      responses: { 200: { content: { "application/json": {
        data: {
          since: number
          hours: {
            /** The beginning of the hour, in milliseconds since 1970. */
            hour_at: number
            tokens: number
            sign_ins: number
            introspections: number
            calls: number
            refusals: number
            faults: number
            /** Refusals by OAuth error. */
            reasons: { [name: string]: number }
          }[]
          total: {
            tokens: number
            sign_ins: number
            introspections: number
            calls: number
            refusals: number
            faults: number
            /** Refusals by OAuth error. */
            reasons: { [name: string]: number }
          }
          /** How it does, in one word. */
          state: "active" | "failing" | "idle" | "unused" | "disabled"
          /** When an answer was last sent to each redirect URI. */
          redirect_uris: {
            uri: string
            last_used_at: number
          }[]
          last_used_at: number | null
          last_refused_at: number | null
          /** The OAuth error of the last refusal. */
          last_refusal: string | null
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{id}/keys": {
    /** List the keys that authenticate a client, with their first and last use */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: ({
          /** The field of the key; `jwks_uri` for a key that is or was published there; `former` for a key that is no longer registered. */
          source: "jwks" | "jwk" | "jwt_public_key" | "jwks_uri" | "former"
          /** The client's name for the key. */
          kid: string | null
          /** Its SHA-256 thumbprint (RFC 7638 §3). */
          thumbprint: string
          /** The curve, or RSA and its size; null where only the use is known. */
          type: string | null
          first_used_at: number | null
          /** A use shows within two seconds. */
          last_used_at: number | null
          use_count: number
          /** The networks that it was used from; the latest sixteen. */
          networks: string[]
        })[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/explanations/{request_id}": {
    /** Read why a request was refused */
    get: {
      parameters: { path: { client_id: string; request_id: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperExplanationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/explanations/{request_id}/replay": {
    /** Check a refused request anew, against the client as it is now; of explanations nothing changes */
    post: {
      parameters: { path: { client_id: string; request_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ExplanationReplayAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{client_id}/reviews/{id}/withdraw": {
    /** Withdraw a request that is not decided yet */
    post: {
      parameters: { path: { client_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string; "If-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperReviewAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{id}/launches": {
    /** Launch my application for myself, to test it: a token, good once for 5 minutes; with a context while it is a draft */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody?: { content: { "application/json": {
        /** The context that the application is told: `launch` in its token answer and in its access tokens. */
        context?: { [name: string]: unknown }
      } } }
      responses: { 201: { content: { "application/json": Schemas.LaunchAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/clients/{id}/checklist": {
    /** Read what a reviewer looks at before an application goes live */
    get: {
      parameters: { path: { id: string } }
      responses: { 200: { content: { "application/json": {
        data: Schemas.ReviewCheck[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me": {
    /** Read my profile */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: {
          /** The `sub` that the application sees. */
          id: string
          username: string | null
          name: string | null
          email: string | null
          locale: string | null
          /** The organizations of the person. */
          organizations: ({
            id: string
            name: string
            label: string | null
            role: "member" | "admin"
          })[]
          /** The scopes of this token. */
          scopes: string[]
        }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/apps": {
    /** List the applications with access to my account */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: ({
          client_id: string
          name: string
          client_uri: string | null
          scopes: string[]
          /** Scope → the permission in plain words, where it has some. */
          labels: { [name: string]: string }
          /** When it got access, in milliseconds since 1970. */
          since_at: number
          /** When it last got a token. */
          last_used_at: number | null
        })[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/apps/{client_id}": {
    /** Leave an application only some of the scopes that I gave it; its live tokens lose the others at once */
    patch: {
      parameters: { path: { client_id: string }; query?: { dry_run?: boolean; reason?: string } }
      requestBody: { content: { "application/json": {
        scopes: string[]
      } } }
      responses: { 200: { content: { "application/json": {
        data: ({
          client_id: string
          name: string
          client_uri: string | null
          scopes: string[]
          /** Scope → the permission in plain words, where it has some. */
          labels: { [name: string]: string }
          /** When it got access, in milliseconds since 1970. */
          since_at: number
          /** When it last got a token. */
          last_used_at: number | null
        })[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Revoke the access of an application; its tokens stop working at once */
    delete: {
      parameters: { path: { client_id: string }; query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/gallery": {
    /** List the applications that I may connect */
    get: {
      parameters: { query?: { label?: string; search?: string } }
      responses: { 200: { content: { "application/json": {
        data: Schemas.GalleryApplication[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/gallery/{client_id}/launches": {
    /** Open an application of the gallery: its sign-in begins at the address, and asks for consent where I have not given it */
    post: {
      parameters: { path: { client_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 201: { content: { "application/json": Schemas.LaunchAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/tokens": {
    /** The access tokens that I made for scripts of my own */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.OwnToken[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Make an access token for a script of my own */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** Its purpose. */
        note: string
        /** No more than the token of the request carries. */
        scopes: string[]
        /** How many seconds it lives; a month unless said. */
        expires_in?: number
      } } }
      responses: { 201: { content: { "application/json": Schemas.OwnTokenAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/tokens/{id}": {
    /** Delete an access token of mine; it is dead at once */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/sessions": {
    /** List the browsers in which I am signed in */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.OwnSession[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Sign me out of every browser but the one that the token comes from */
    delete: {
      parameters: { query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/sessions/{id}": {
    /** Sign me out of one browser; the tokens that came from there stop working, except those with offline_access */
    delete: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/requests": {
    /** The requests of applications on other devices that wait for me */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.OwnRequest[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/requests/{id}": {
    /** Allow or refuse a request */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        allow: boolean
        /** Those that are given. */
        scopes?: string[]
      } } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/invitations": {
    /** List my invitations */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: ({
          id: string
          organization: {
            id: string
            name: string
            label: string | null
          }
          role: "member" | "admin"
          /** In milliseconds since 1970. */
          created_at: number
          /** In milliseconds since 1970. */
          expires_at: number
        })[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/invitations/{id}/accept": {
    /** Join the organization; its administrators see my name and username from then on */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/invitations/{id}/decline": {
    /** Decline; nobody is told */
    post: {
      parameters: { path: { id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/organizations/{organization_id}/members": {
    /** List members */
    get: {
      parameters: { path: { organization_id: string }; query?: { limit?: number; after?: string; total?: boolean; fields?: string; organization_id?: string; user_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedMembershipPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/organizations/{organization_id}/members/{id}": {
    /** Read a membership */
    get: {
      parameters: { path: { organization_id: string; id: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.MembershipAnswer } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change fields of a membership */
    patch: {
      parameters: { path: { organization_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      requestBody: { content: { "application/json": Schemas.MembershipChange } }
      responses: { 200: { content: { "application/json": Schemas.MembershipAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Delete a membership */
    delete: {
      parameters: { path: { organization_id: string; id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "If-Match"?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 412: Responses["PreconditionFailed"]; 413: Responses["ContentTooLarge"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/look": {
    /** Tell the name, the logo and the colours of the pages where I signed in */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": Schemas.LookAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/parameters": {
    /** The parameters of the application that calls, as its administrator filled them in */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": Schemas.ApplicationParametersAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/scopes": {
    /** List the scopes that my applications may ask for, and who approves each */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.CataloguedScope[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/deleted_applications": {
    /** List the applications that I deleted in the last 30 days */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.DeletedApplication[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/me/deleted_applications/{client_id}/restore": {
    /** Restore an application that I deleted, with a new secret; its earlier tokens stay dead */
    post: {
      parameters: { path: { client_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      responses: { 200: { content: { "application/json": Schemas.DeveloperClientAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/access/v1/evaluation": {
    /** Decide whether a subject may do something to a resource */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** Who: `user` and `client` are people and clients of this server. */
        subject: {
          type: string
          id: string
          properties?: { [name: string]: unknown }
        }
        /** The deed. */
        action: {
          name: string
          properties?: { [name: string]: unknown }
        }
        /** The thing that it is done to. */
        resource: {
          type: string
          id: string
          properties?: { [name: string]: unknown }
        }
        /** The circumstances. */
        context?: { [name: string]: unknown }
      } } }
      responses: { 200: { content: { "application/json": {
        decision: boolean
        /** Why it was denied. */
        context?: { [name: string]: unknown }
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/access/v1/evaluations": {
    /** Decide several access evaluations at once */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** Who: `user` and `client` are people and clients of this server. */
        subject?: {
          type: string
          id: string
          properties?: { [name: string]: unknown }
        }
        /** The deed. */
        action?: {
          name: string
          properties?: { [name: string]: unknown }
        }
        /** The thing that it is done to. */
        resource?: {
          type: string
          id: string
          properties?: { [name: string]: unknown }
        }
        /** The circumstances. */
        context?: { [name: string]: unknown }
        evaluations?: {
          /** Who: `user` and `client` are people and clients of this server. */
          subject?: {
            type: string
            id: string
            properties?: { [name: string]: unknown }
          }
          /** The deed. */
          action?: {
            name: string
            properties?: { [name: string]: unknown }
          }
          /** The thing that it is done to. */
          resource?: {
            type: string
            id: string
            properties?: { [name: string]: unknown }
          }
          /** The circumstances. */
          context?: { [name: string]: unknown }
        }[]
        options?: {
          evaluations_semantic?: "execute_all" | "deny_on_first_deny" | "permit_on_first_permit"
        }
      } } }
      responses: { 200: { content: { "application/json": {
        decision?: boolean
        /** Why it was denied. */
        context?: { [name: string]: unknown }
        evaluations?: {
          decision: boolean
          /** Why it was denied. */
          context?: { [name: string]: unknown }
        }[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/access/v1/search/subject": {
    /** Find the people or clients that may do something to a resource */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        subject: {
          type: string
          properties?: { [name: string]: unknown }
        }
        /** The deed. */
        action: {
          name: string
          properties?: { [name: string]: unknown }
        }
        /** The thing that it is done to. */
        resource: {
          type: string
          id: string
          properties?: { [name: string]: unknown }
        }
        /** The circumstances. */
        context?: { [name: string]: unknown }
        page?: {
          token?: string
          limit?: number
        }
      } } }
      responses: { 200: { content: { "application/json": {
        page: {
          /** Empty on the last page. */
          next_token: string
          count: number
        }
        results: {
          type?: string
          id?: string
          name?: string
        }[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/access/v1/search/resource": {
    /** Find the APIs to which a subject may do something */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** Who: `user` and `client` are people and clients of this server. */
        subject: {
          type: string
          id: string
          properties?: { [name: string]: unknown }
        }
        /** The deed. */
        action: {
          name: string
          properties?: { [name: string]: unknown }
        }
        resource: {
          type: string
          properties?: { [name: string]: unknown }
        }
        /** The circumstances. */
        context?: { [name: string]: unknown }
        page?: {
          token?: string
          limit?: number
        }
      } } }
      responses: { 200: { content: { "application/json": {
        page: {
          /** Empty on the last page. */
          next_token: string
          count: number
        }
        results: {
          type?: string
          id?: string
          name?: string
        }[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/access/v1/search/action": {
    /** Find what a subject may do to a resource */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** Who: `user` and `client` are people and clients of this server. */
        subject: {
          type: string
          id: string
          properties?: { [name: string]: unknown }
        }
        /** The thing that it is done to. */
        resource: {
          type: string
          id: string
          properties?: { [name: string]: unknown }
        }
        /** The circumstances. */
        context?: { [name: string]: unknown }
        page?: {
          token?: string
          limit?: number
        }
      } } }
      responses: { 200: { content: { "application/json": {
        page: {
          /** Empty on the last page. */
          next_token: string
          count: number
        }
        results: {
          type?: string
          id?: string
          name?: string
        }[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/ssf/streams": {
    /** Make a stream of security events, to be pushed or polled */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        delivery?: {
          method: "urn:ietf:rfc:8936"
        } | {
          method: "urn:ietf:rfc:8935"
          endpoint_url: string
          authorization_header?: string
        }
        events_requested?: string[]
        description?: string
      } } }
      responses: { 201: { content: { "application/json": {
        stream_id: string
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Read a stream, or list all of the caller */
    get: {
      parameters: { query?: { stream_id?: string } }
      responses: { 200: { content: { "application/json": unknown } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Change a stream */
    patch: {
      parameters: { query?: { dry_run?: boolean; reason?: string } }
      requestBody: { content: { "application/json": {
        delivery?: {
          method: "urn:ietf:rfc:8936"
        } | {
          method: "urn:ietf:rfc:8935"
          endpoint_url: string
          authorization_header?: string
        }
        events_requested?: string[]
        description?: string
        stream_id: string
      } } }
      responses: { 200: { content: { "application/json": {
        stream_id: string
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Replace the configuration of a stream */
    put: {
      parameters: { query?: { dry_run?: boolean; reason?: string } }
      requestBody: { content: { "application/json": {
        delivery: {
          method: "urn:ietf:rfc:8936"
        } | {
          method: "urn:ietf:rfc:8935"
          endpoint_url: string
          authorization_header?: string
        }
        events_requested?: string[]
        description?: string
        stream_id: string
      } } }
      responses: { 200: { content: { "application/json": {
        stream_id: string
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Remove a stream */
    delete: {
      parameters: { query?: { stream_id?: string; dry_run?: boolean; reason?: string } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/ssf/status": {
    /** Read the status of a stream */
    get: {
      parameters: { query?: { stream_id?: string } }
      responses: { 200: { content: { "application/json": {
        stream_id: string
        status: "enabled" | "paused" | "disabled"
        reason?: string
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Enable, pause or disable a stream */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        stream_id: string
        status: "enabled" | "paused" | "disabled"
        reason?: string
      } } }
      responses: { 200: { content: { "application/json": {
        stream_id: string
        status: "enabled" | "paused" | "disabled"
        reason?: string
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/ssf/subjects/add": {
    /** Hear of a person again */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        stream_id: string
        subject: {
          format: "account"
          uri: string
        } | {
          format: "email"
          email: string
        } | {
          format: "iss_sub"
          iss: string
          sub: string
        } | {
          format: "opaque"
          id: string
        }
        verified?: boolean
      } } }
      responses: { 200: { content: { "application/json": { [name: string]: unknown } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/ssf/subjects/remove": {
    /** Hear no more of a person */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        stream_id: string
        subject: {
          format: "account"
          uri: string
        } | {
          format: "email"
          email: string
        } | {
          format: "iss_sub"
          iss: string
          sub: string
        } | {
          format: "opaque"
          id: string
        }
        verified?: boolean
      } } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/ssf/verify": {
    /** Ask for a verification event */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        stream_id: string
        state?: string
      } } }
      responses: { 204: { content?: never }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/ssf/poll/{stream_id}": {
    /** Acknowledge security events, and get those that wait */
    post: {
      parameters: { path: { stream_id: string }; query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        maxEvents?: number
        returnImmediately?: boolean
        ack?: string[]
        setErrs?: { [name: string]: {
          err: string
          description?: string
        } }
      } } }
      responses: { 200: { content: { "application/json": {
        sets: { [name: string]: string }
        moreAvailable?: boolean
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/request-schema": {
    /** Read the JSON Schema of the request object */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: { [name: string]: unknown }
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/ready": {
    /** See the policies that are ready to be used, with a request that passes each and one that is stopped */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.ReadyPolicy[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/default": {
    /** See whether what no policy allows is denied */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": Schemas.PolicyDefaultAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
    /** Deny, or only rehearse to deny, what no policy allows */
    put: {
      parameters: { query?: { dry_run?: boolean; reason?: string } }
      requestBody: { content: { "application/json": {
        /** The questions to which the answer is no where no policy allows it: `operation`, `token`, `access`. */
        deny_by_default?: ("operation" | "token" | "access")[]
        /** Those where it is only recorded whom that would lock out. */
        deny_by_default_rehearsed?: ("operation" | "token" | "access")[]
      } } }
      responses: { 200: { content: { "application/json": Schemas.PolicyDefaultAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/evaluate": {
    /** Decide an imagined request, by the policies there are or with one that is not saved; nothing is kept */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        point?: "operation" | "token" | "access"
        request?: Schemas.PolicyRequest
        /** A policy that is not saved, as if it were enforced; with the id of one that is, in its place. */
        policy?: { [name: string]: unknown } | null
        /** A client to look up; takes a scope that reads clients. */
        client_id?: string
        /** A person to look up; takes a scope that reads people. */
        user_id?: string
      } } }
      responses: { 200: { content: { "application/json": Schemas.PolicyEvaluationAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/match": {
    /** Try a pattern (matcho) on a value; nothing is kept */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** The pattern. */
        pattern: unknown
        /** The value that it is tried on. */
        value?: unknown
        /** The object to which `.path` refers; the value itself unless said. */
        request?: { [name: string]: unknown }
      } } }
      responses: { 200: { content: { "application/json": Schemas.PolicyMatchAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/replay": {
    /** See who would newly be allowed or denied by a change, over the decisions that are kept; nothing is changed */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** A policy that is not saved, as if it were enforced; with the id of one that is, in its place. */
        policy?: { [name: string]: unknown } | null
        /** The id of a policy that would be gone. */
        without?: string
        /** The questions to which the answer would be no where no policy allows it. */
        deny_by_default?: ("operation" | "token" | "access")[]
        /** The id of a client, and the members that would change. */
        client?: { [name: string]: unknown } | null
        /** The id of a role, and the members that would change. */
        role?: { [name: string]: unknown } | null
        /** The name of a scope, and the members that would change. */
        scope?: { [name: string]: unknown } | null
        /** `page.next` of the page before. */
        after?: string
        limit?: number
      } } }
      responses: { 200: { content: { "application/json": {
        data: Schemas.PolicyReplay
        page: Schemas.PolicyReplayPage
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/run-saved": {
    /** Decide all saved requests, as it is and with a policy that is not saved; nothing is kept */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** A policy that is not saved, as if it were enforced; with the id of one that is, in its place. */
        policy?: { [name: string]: unknown } | null
        /** The id of a policy that would be gone. */
        without?: string
      } } }
      responses: { 200: { content: { "application/json": {
        data: Schemas.SavedRequestResult[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/debug-tokens": {
    /** Make a token with which the requests of one caller are recorded with their whole trace, for 10 minutes */
    post: {
      parameters: { query?: { dry_run?: boolean; reason?: string }; header?: { "Idempotency-Key"?: string } }
      requestBody: { content: { "application/json": {
        /** The client that asks. */
        client_id?: string
        /** The person that it acts for. */
        user_id?: string
      } } }
      responses: { 201: { content: { "application/json": Schemas.PolicyDebugTokenAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 409: Responses["Conflict"]; 413: Responses["ContentTooLarge"]; 415: Responses["UnsupportedMediaType"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/decisions": {
    /** List decisions */
    get: {
      parameters: { query?: { limit?: number; after?: string; total?: boolean; fields?: string; sort?: "at" | "-at"; point?: string; effect?: string; shadow_effect?: string; request_id?: string; client_id?: string }; header?: { "If-None-Match"?: string } }
      responses: { 200: { content: { "application/json": Schemas.ListedPolicyDecisionPage } }; 304: Responses["NotModified"]; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 422: Responses["UnprocessableContent"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/decisions/{request_id}": {
    /** Read how a request was decided: the policies that were asked, the scope check beside them, and the request object */
    get: {
      parameters: { path: { request_id: string } }
      responses: { 200: { content: { "application/json": Schemas.PolicyDecisionAnswer } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 404: Responses["NotFound"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
  "/api/policies/locked-out": {
    /** See whom the policies in shadow, or the default that is rehearsed, would lock out, by the decisions that are kept */
    get: {
      parameters: {}
      responses: { 200: { content: { "application/json": {
        data: Schemas.PolicyLockedOut[]
        /** Settings that are weaker than the default, and values that are stored but not obeyed. */
        warnings?: Schemas.Warning[]
      } } }; 400: Responses["BadRequest"]; 401: Responses["Unauthorized"]; 403: Responses["Forbidden"]; 429: Responses["TooManyRequests"]; default: Responses["Problem"] }
    }
  }
}
