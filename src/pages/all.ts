import type { Context } from '#http/context.ts'
import type { Endpoint } from '#http/endpoint.ts'
import type { HostedPages } from '#http/hosted-pages.ts'
import { isBuiltIn } from '#model/translation.ts'
import { accountPage } from './account.ts'
import { applicationsLogoutPage } from './applications-logout.ts'
import { assets } from './assets.ts'
import { brandSheetPage } from './brand-sheet.ts'
import { confirmPage } from './confirm.ts'
import { connectionsPage } from './connections.ts'
import { consentPage } from './consent.ts'
import { credentialOfferPage } from './credential-offer.ts'
import { dataPages } from './data.ts'
import { developerPage } from './developer.ts'
import { deviceCodePage } from './device-code.ts'
import { emailPages } from './email.ts'
import { factorsPages } from './factors.ts'
import { federationPages } from './federation.ts'
import { forgottenPasswordPages } from './forgotten-password.ts'
import { galleryPage } from './gallery.ts'
import { builtInLanguages, formWords } from './language.ts'
import { linkAccountPage } from './link-account.ts'
import { linkedAccountsPage } from './linked-accounts.ts'
import { logoImage } from './logo.ts'
import { logoutPage } from './logout.ts'
import { mailFactorPage } from './mail-factor.ts'
import { mailSignInPages } from './mail-sign-in.ts'
import { organizationSignInPage } from './organization-sign-in.ts'
import { outboundPages } from './outbound.ts'
import { passkeySignIn } from './passkey-sign-in.ts'
import { passwordPage } from './password.ts'
import { presentPages } from './present.ts'
import { providerPictures } from './provider-picture.ts'
import { registerPage } from './register.ts'
import { requestsPage } from './requests.ts'
import { samlEndpoints } from './saml.ts'
import { drawSample } from './samples.ts'
import { secondFactorPages } from './second-factor.ts'
import { selectAccountPage } from './select-account.ts'
import { signInPage } from './sign-in.ts'
import { tokensPage } from './tokens.ts'
import { textsOf } from './words/overlay.ts'

/** Every page for people but the root, which depends on what else is served. */
export const pages: readonly Endpoint[] = [
  ...assets,
  brandSheetPage,
  logoImage,
  providerPictures,
  ...signInPage,
  ...passkeySignIn,
  ...mailSignInPages,
  ...secondFactorPages,
  ...organizationSignInPage,
  ...federationPages,
  ...samlEndpoints,
  ...linkAccountPage,
  ...registerPage,
  ...selectAccountPage,
  ...consentPage,
  credentialOfferPage,
  ...deviceCodePage,
  ...developerPage,
  ...logoutPage,
  ...applicationsLogoutPage,
  ...accountPage,
  ...passwordPage,
  ...factorsPages,
  ...mailFactorPage,
  ...dataPages,
  ...emailPages,
  ...confirmPage,
  ...forgottenPasswordPages,
  ...linkedAccountsPage,
  ...galleryPage,
  ...tokensPage,
  ...requestsPage,
  ...connectionsPage,
  ...outboundPages,
  ...presentPages,
]

/** The pages for people, as other parts of the server use them. */
export const hostedPages: HostedPages<Context> = {
  texts: (language) => textsOf(builtInLanguages[isBuiltIn(language) ? language : 'en'].words),
  formWords,
  draw: drawSample,
}
