import { parametersOf } from '../way-names.ts'
import { ALIASES, ASSERTION_TYPE, byAssertion, byCertificate, type Filling, type Language, lines, secretAs } from './filling.ts'

/** A word that the shell takes as it stands, whatever is in it. */
const word = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

const secret = (f: Filling) => secretAs(f, word, '"$CLIENT_SECRET"')
const proof = (f: Filling): string => {
  if (f.method === 'none') return `-d ${word(`client_id=${f.id}`)}`
  if (byCertificate(f)) return `--cert client.pem --key client-key.pem -d ${word(`client_id=${f.id}`)}`
  if (byAssertion(f)) return `-d client_assertion_type=${ASSERTION_TYPE} -d "client_assertion=$ASSERTION"`
  return f.method === 'client_secret_post'
    ? `-d ${word(`client_id=${f.id}`)} --data-urlencode ${word('client_secret=')}${secret(f)}`
    : `-u ${word(`${f.id}:`)}${secret(f)}`
}
/** Names and values of a form; a value of `$NAME` is a variable of the shell. */
const post = (f: Filling, path: string, form: Readonly<Record<string, string>>) => {
  const members = Object.entries(form)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => (value.startsWith('$') ? `--data-urlencode "${name}=${value}"` : `--data-urlencode ${word(`${name}=${value}`)}`))
  return lines(
    byAssertion(f) && '# ASSERTION: a JWT that your key signed, with iss, sub, aud, jti, iat and exp (RFC 7523 §3)',
    byCertificate(f) && `# ${ALIASES}`,
    [`curl ${proof(f)}`, ...members, `${f.issuer}${path}`].join(' \\\n  '),
  )
}
const authorize = (f: Filling, query: Readonly<Record<string, string>>) =>
  `${f.issuer}/oauth/authorize?${new URLSearchParams({ client_id: f.id, redirect_uri: f.redirect, scope: f.scope, ...query })}`

/** Nothing but a shell. */
export const curl: Language = {
  name: 'curl',
  texts: {
    authorization_code: (f) =>
      lines(
        '# 1. open in a browser, with a challenge of your own',
        `verifier=$(openssl rand -base64 48 | tr -d '=+/\\n' | cut -c1-64)`,
        `challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=')`,
        `echo "${authorize(f, { response_type: 'code', state: 'xyz' })}&code_challenge=$challenge&code_challenge_method=S256"`,
        '',
        '# 2. exchange the code that came back',
        post(f, '/oauth/token', { grant_type: 'authorization_code', code: '$CODE', redirect_uri: f.redirect, code_verifier: '$verifier' }),
      ),
    client_credentials: (f) => post(f, '/oauth/token', { grant_type: 'client_credentials', scope: f.scope }),
    refresh_token: (f) => post(f, '/oauth/token', { grant_type: 'refresh_token', refresh_token: '$REFRESH_TOKEN' }),
    password: (f) => post(f, '/oauth/token', { grant_type: 'password', username: '$USERNAME', password: '$PASSWORD', scope: f.scope }),
    implicit: (f) =>
      lines(
        '# open in a browser; the tokens come back behind the # of the redirect URI',
        'nonce=$(openssl rand -hex 16)',
        `echo "${authorize(f, { response_type: 'id_token token', state: 'xyz' })}&nonce=$nonce"`,
      ),
    introspect: (f) => post(f, '/oauth/introspect', { token: '$TOKEN' }),
    revoke: (f) => post(f, '/oauth/revoke', { token: '$TOKEN' }),
  },
  request: (f, grant) => {
    const said = (name: string) => (name === 'scope' ? f.scope : `$${name.toUpperCase()}`)
    const required = parametersOf(grant).filter((input) => input.required || input.name === 'scope')
    return post(f, '/oauth/token', { grant_type: grant.type, ...Object.fromEntries(required.map(({ name }) => [name, said(name)])) })
  },
}
