const en = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  accountOf: (name: string) => `Account of ${name}`,
  manage: 'Manage account',
  sessions: 'Where you are signed in',
  current: 'This browser',
  lastUsed: (when: string) => `Last used ${when}`,
  since: (when: string) => `Since ${when}`,
  usedFor: (names: string) => `Signed in to ${names}`,
  onSystem: (browser: string, system: string) => `${browser} on ${system}`,
  unknownDevice: 'Unknown device',
  end: 'Sign out',
  endOthers: 'Sign out everywhere else',
  ended: 'Signed out.',
  loading: 'Loading …',
  failed: 'The list could not be loaded.',
  again: 'Try again',
}
/** The texts of the parts. */
export type Words = typeof en

const fr: Words = {
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  accountOf: (name) => `Compte de ${name}`,
  manage: 'Gérer le compte',
  sessions: 'Où vous êtes connecté',
  current: 'Ce navigateur',
  lastUsed: (when) => `Dernière utilisation ${when}`,
  since: (when) => `Depuis le ${when}`,
  usedFor: (names) => `Connecté à ${names}`,
  onSystem: (browser, system) => `${browser} sur ${system}`,
  unknownDevice: 'Appareil inconnu',
  end: 'Déconnecter',
  endOthers: 'Déconnecter tous les autres',
  ended: 'Déconnecté.',
  loading: 'Chargement…',
  failed: 'La liste n’a pas pu être chargée.',
  again: 'Réessayer',
}
const languages: Readonly<Record<string, Words>> = { en, fr }

/** The language of an element: its own `lang`, else that of what it stands in, else that of the browser. English where that is not known. */
export function languageOf(element: Element): string {
  const said = element.closest('[lang]')?.getAttribute('lang') || navigator.language
  const [primary = 'en'] = said.toLowerCase().split('-')
  return primary in languages ? primary : 'en'
}
export const wordsOf = (language: string): Words => languages[language] ?? en

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A time in the past, as people say it: in minutes, hours or days. */
export function ago(language: string, at: number, now = Date.now()): string {
  const [unit, size] = steps.find(([, length]) => now - at >= length) ?? (['minute', 60_000] as const)
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.floor(Math.max(0, now - at) / size), unit)
}
export const day = (language: string, at: number): string => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at)
