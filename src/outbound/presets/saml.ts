import type { Preset } from './preset.ts'

/** A ready SAML identity provider: the names of its attributes. Its addresses and certificates are in its own metadata. */
export type SamlPreset = Pick<Preset, 'id' | 'name' | 'documentation_uri'> & { readonly sign_in: NonNullable<Preset['sign_in']> }

const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

/** SAML identity providers that organizations use. */
export const samlPresets: readonly SamlPreset[] = [
  {
    id: 'entra-saml',
    name: 'Microsoft Entra (SAML)',
    documentation_uri: 'https://entra.microsoft.com',
    sign_in: {
      protocol: 'saml',
      attributes: {
        email: `${soap}/emailaddress`,
        given_name: `${soap}/givenname`,
        family_name: `${soap}/surname`,
        name: 'http://schemas.microsoft.com/identity/claims/displayname',
      },
    },
  },
  {
    id: 'adfs',
    name: 'Active Directory Federation Services',
    documentation_uri: 'https://learn.microsoft.com/windows-server/identity/ad-fs/operations/create-a-relying-party-trust',
    sign_in: {
      protocol: 'saml',
      attributes: { email: `${soap}/emailaddress`, given_name: `${soap}/givenname`, family_name: `${soap}/surname`, name: `${soap}/name` },
    },
  },
  {
    id: 'okta-saml',
    name: 'Okta (SAML)',
    documentation_uri: 'https://help.okta.com/oie/en-us/content/topics/apps/apps_app_integration_wizard_saml.htm',
    sign_in: { protocol: 'saml', attributes: { email: 'email', given_name: 'firstName', family_name: 'lastName' } },
  },
  {
    id: 'google-saml',
    name: 'Google Workspace (SAML)',
    documentation_uri: 'https://support.google.com/a/answer/6087519',
    sign_in: { protocol: 'saml', attributes: { email: 'email', given_name: 'firstName', family_name: 'lastName' } },
  },
  {
    id: 'shibboleth',
    name: 'Shibboleth',
    documentation_uri: 'https://shibboleth.atlassian.net/wiki/spaces/IDP5',
    sign_in: {
      protocol: 'saml',
      attributes: {
        email: 'urn:oid:0.9.2342.19200300.100.1.3',
        given_name: 'urn:oid:2.5.4.42',
        family_name: 'urn:oid:2.5.4.4',
        name: 'urn:oid:2.16.840.1.113730.3.1.241',
      },
    },
  },
]
