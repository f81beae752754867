import type { Settings } from '#model/settings.ts'
import type { FirstStart } from './first-start.ts'

/** The secrets of the first start, which are shown once. */
export function secretsOf({ client_id, client_secret, username, password }: FirstStart): string {
  const person = password === undefined ? [] : [`  sign in as    ${username}`, `  password      ${password}   (shown once; you will be asked for another)`]
  const client = client_secret === undefined ? [] : [`  client id     ${client_id}`, `  client secret ${client_secret}   (shown once)`]
  return [...person, ...client].join('\n')
}

type ConsoleSettings = Pick<Settings, 'console.enabled' | 'console.port'>

/** The banner after a start: the addresses and, at the first start only, the generated secrets. */
export function banner(issuer: string, first: FirstStart, { 'console.enabled': hasConsole, 'console.port': port }: ConsoleSettings): string {
  const { client_id, client_secret, password } = first
  const through = port === 0 ? '' : `   (by port ${port})`
  const lines = ['Gatehouse is ready.', '', `  issuer        ${issuer}`, ...(hasConsole ? [`  console       ${issuer}/console${through}`] : [])]
  if (client_secret ?? password) lines.push('', secretsOf(first))
  if (client_secret !== undefined) lines.push('', '  A first token:', '', `  ${tokenCommand(issuer, client_id, client_secret)}`)
  return `\n${lines.join('\n')}\n\n`
}

/** A command that gets a token from a shell. */
const tokenCommand = (issuer: string, id: string, secret: string): string =>
  `curl -u '${id}:${secret}' -d grant_type=client_credentials -d scope=clients:manage:all ${issuer}/oauth/token`
