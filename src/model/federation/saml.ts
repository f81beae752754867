import { flag, oneOf, sealed, secureUrl, source, text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

const section = 'SAML'

/** The fields of a federated server that speaks SAML 2.0. */
export const samlFields = {
  saml_entity_id: field(text(1024), { doc: 'Its entity ID, letter by letter, as its metadata tell it.', spec: 'SAML Core §2.2.5', optional: true, section }),
  saml_sign_on_url: field(secureUrl(), {
    doc: 'Its single sign-on address for HTTP-Redirect.',
    spec: 'SAML Bindings §3.4',
    optional: true,
    section,
  }),
  saml_certificates: field(source(65_536), {
    doc: 'The certificates that verify its signatures, as PEM: several while it changes its key. Their expiry counts for nothing; only who they are does.',
    spec: 'SAML Core §5',
    optional: true,
    section,
  }),
  saml_name_id_format: field(oneOf('persistent', 'emailAddress', 'unspecified'), {
    doc: 'The kind of name for an account that is asked for.',
    spec: 'SAML Core §8.3',
    initial: 'persistent',
    section,
  }),
  saml_signing_key: field(sealed(16_384), {
    doc: 'The RSA key, as PEM, that signs our requests, or `{"ref": "name"}` for one in a secret file. If not set: requests are not signed.',
    spec: 'SAML Bindings §3.4.4.1',
    optional: true,
    section,
  }),
  saml_signing_certificate: field(source(16_384), {
    doc: 'The certificate of that key, as PEM, which our metadata tell.',
    optional: true,
    section,
  }),
  saml_logout_url: field(secureUrl(), {
    doc: 'Its single logout address. Our metadata tell ours, at which a sign-out there ends the sessions here. If not set: neither side tells the other.',
    spec: 'SAML Profiles §4.4',
    optional: true,
    section,
  }),
  saml_logout_binding: field(oneOf('http_redirect', 'http_post'), {
    doc: 'How the browser brings our requests and responses to that address: by HTTP-Redirect or by HTTP-POST. Ours takes both.',
    spec: 'SAML Bindings §3',
    initial: 'http_redirect',
    section,
  }),
  saml_decryption_key: field(sealed(16_384), {
    doc: 'The RSA key, as PEM, that decrypts assertions, or `{"ref": "name"}` for one in a secret file. If not set: encrypted assertions are refused.',
    spec: 'SAML Core §2.3.4',
    optional: true,
    section,
  }),
  saml_decryption_certificate: field(source(16_384), {
    doc: 'The certificate of that key, as PEM, which our metadata tell.',
    optional: true,
    section,
  }),
  saml_ask_again: field(flag(), { doc: 'Let nobody in by a session that they still have there.', spec: 'SAML Core §3.4.1', initial: false, section }),
} as const
