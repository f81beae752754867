import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startValues } from '#model/start-values.ts'
import { programs } from '#model/works-with/all.ts'
import { filledIn, redirectUrisAt } from '#model/works-with/program.ts'
import { makeClient } from '../support/clients.ts'
import { freePort } from '../support/free-port.ts'
import { makePerson } from '../support/people.ts'
import { startServer, temporaryFolder } from '../support/server.ts'
import { fetchBy, needPrograms, toolEnv, whereToBeHad } from '../support/tools.ts'
import { until } from '../support/until.ts'
import { visitorAt } from '../support/visitor.ts'

interface Library {
  readonly name: string
  readonly packages: readonly string[]
  /** Stands before and after the configuration of the preset; `/me` tells whom the program knows. */
  readonly around: (configuration: string) => string
  readonly signIn: string
}

const server = (imports: string, body: string, me: string) =>
  `import express from 'express'\n${imports}\nconst app = express()\n${body}\napp.get('/me', (req, res) => res.json(${me} ?? null))\napp.listen(Number(process.env.PORT))\n`
const imported = (text: string) => {
  const lines = text.split('\n')
  const isImport = (line: string) => line.startsWith('import ')
  return { imports: lines.filter(isImport).join('\n'), rest: lines.filter((line) => !isImport(line)).join('\n') }
}

const libraries: readonly Library[] = [
  {
    name: 'express_openid_connect',
    packages: ['express-openid-connect'],
    around: (text) => server(imported(text).imports, imported(text).rest.replace('auth({', 'auth({ authRequired: false,'), 'req.oidc?.user'),
    signIn: '/login',
  },
  {
    name: 'passport_openidconnect',
    packages: ['passport@0.7.0', 'express-session@1.19.0', 'passport-openidconnect'],
    around: (text) =>
      server(
        `import passport from 'passport'\nimport session from 'express-session'\n${imported(text).imports}`,
        `app.use(session({ secret: 'a long random text', resave: false, saveUninitialized: false }))
app.use(passport.session())
passport.serializeUser((user, done) => done(null, user))
passport.deserializeUser((user, done) => done(null, user))
${imported(text).rest}
app.get('/login', passport.authenticate('openidconnect'))
app.get('/login/callback', passport.authenticate('openidconnect', { successRedirect: '/me' }))`,
        '(req.user && { email: req.user.emails?.[0]?.value })',
      ),
    signIn: '/login',
  },
]

/** A browser for the program: it keeps its cookies, and follows redirects as long as they stay there. */
function browserAt(base: string) {
  const cookies = new Map<string, string>()
  return async (target: string): Promise<{ readonly url: string; readonly text: string }> => {
    let url = target
    for (let hops = 0; hops < 10; hops++) {
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } })
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      const location = answer.headers.get('location')
      if (location === null) return { url, text: await answer.text() }
      url = new URL(location, url).href
      if (!url.startsWith(base)) return { url, text: '' }
    }
    throw new Error('redirected in circles')
  }
}

for (const { name, packages, around, signIn } of libraries) {
  const program = programs.find((one) => one.name === name)
  test(
    `${program?.title} with the configuration of its preset: a person signs in`,
    { timeout: 300_000 },
    whereToBeHad(async (t) => {
      needPrograms('npm')
      assert(program?.kind)
      const cwd = temporaryFolder()
      writeFileSync(join(cwd, 'package.json'), '{"type":"module"}')
      const wanted = packages.map((one) => (one.includes('@') ? one : `${one}@${program.tried}`))
      await fetchBy('npm', ['install', '--no-audit', '--no-fund', 'express@5.3.0', ...wanted], { cwd })
      const running = await startServer({ listen: true })
      t.after(() => running.close())
      const port = await freePort()
      const base = `http://localhost:${port}`
      const { id, secret } = await makeClient(running, { ...startValues[program.kind], ...program.client, redirect_uris: redirectUrisAt(program, base) })
      const text = program.configuration.map((one) => one.text).join('\n')
      writeFileSync(join(cwd, 'server.js'), around(filledIn(text, { issuer: running.issuer, client_id: id, client_secret: secret, base })))
      const child = spawn(process.execPath, ['server.js'], { cwd, env: { ...toolEnv, PORT: String(port) }, stdio: ['ignore', 'inherit', 'inherit'] })
      t.after(() => child.kill())
      const go = browserAt(base)
      await until(
        () =>
          fetch(`${base}/me`).then(
            ({ ok }) => ok,
            () => false,
          ),
        'the program listens',
      )
      const { username } = await makePerson(running)
      const visitor = visitorAt(running.issuer)
      const stop = await visitor.complete(await visitor.go((await go(base + signIn)).url), { username })
      await go(stop.url.href)
      assert.equal(JSON.parse((await go(`${base}/me`)).text)?.email, username)
    }),
  )
}
