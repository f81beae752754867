import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { startValues } from '#model/start-values.ts'
import { programNamed } from '#model/works-with/all.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { startServer, temporaryFolder } from '../support/server.ts'
import { fetchBy, needPrograms, runTool, whereToBeHad } from '../support/tools.ts'
import { visitorAt } from '../support/visitor.ts'

const CALLBACK = 'https://app.example/auth'
const VERSION = programNamed('authlib')?.tried ?? ''

/** Makes the address of the authorization request, then, told where the browser ended, the tokens; prints the claims of the ID token. */
const signIn = `
import json, os, sys
import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, jwt
issuer = os.environ['ISSUER']
metadata = requests.get(issuer + '/.well-known/openid-configuration').json()
session = OAuth2Session(os.environ['ID'], os.environ['SECRET'], scope='openid profile email', redirect_uri='${CALLBACK}', code_challenge_method='S256')
verifier = 'v' * 43
if len(sys.argv) == 1:
    print(session.create_authorization_url(metadata['authorization_endpoint'], code_verifier=verifier, nonce='n')[0])
else:
    token = session.fetch_token(metadata['token_endpoint'], authorization_response=sys.argv[1], code_verifier=verifier)
    keys = JsonWebKey.import_key_set(requests.get(metadata['jwks_uri']).json())
    print(json.dumps(jwt.decode(token['id_token'], keys)))
`
/** A machine that proves itself by an assertion, as the library makes it: for an hour, to the token endpoint. */
const machine = `
import os
import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
endpoint = requests.get(os.environ['ISSUER'] + '/.well-known/openid-configuration').json()['token_endpoint']
session = OAuth2Session(os.environ['ID'], open('key.pem').read(), token_endpoint_auth_method='private_key_jwt')
session.register_client_auth_method(PrivateKeyJWT(endpoint))
print(session.fetch_token(endpoint, grant_type='client_credentials')['token_type'])
`

test(
  'Authlib at its defaults, with the fields of its preset: a person signs in, and a machine proves itself by an assertion',
  { timeout: 300_000 },
  whereToBeHad(async () => {
    needPrograms('python3')
    const cwd = temporaryFolder()
    await fetchBy('python3', ['-m', 'venv', 'venv'], { cwd })
    await fetchBy('venv/bin/pip', ['-q', 'install', `authlib==${VERSION}`, 'requests==2.34.2'], { cwd })
    const server = await startServer({ listen: true })
    try {
      writeFileSync(join(cwd, 'sign-in.py'), signIn)
      writeFileSync(join(cwd, 'machine.py'), machine)
      const fields = { ...startValues.web, ...programNamed('authlib')?.client }
      const { id, secret } = await makeClient(server, { ...fields, redirect_uris: [CALLBACK] })
      const env = { ISSUER: server.issuer, ID: id, SECRET: secret, PYTHONWARNINGS: 'ignore', AUTHLIB_INSECURE_TRANSPORT: '1' }
      const { username } = await makePerson(server)
      const visitor = visitorAt(server.issuer)
      const url = (await runTool('venv/bin/python', ['sign-in.py'], { cwd, env })).trim()
      const stop = await visitor.complete(await visitor.go(url), { username })
      const claims = JSON.parse(await runTool('venv/bin/python', ['sign-in.py', stop.url.href], { cwd, env }))
      assert.deepEqual([claims.iss, claims.aud, claims.email], [server.issuer, id, username])

      const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
      writeFileSync(join(cwd, 'key.pem'), await exportPKCS8(privateKey))
      const keyed = { ...fields, supported_grant_types: ['client_credentials'], token_endpoint_auth_methods: ['private_key_jwt'] }
      const robot = await makeClient(server, { ...keyed, jwks: { keys: [await exportJWK(publicKey)] } })
      assert.equal((await runTool('venv/bin/python', ['machine.py'], { cwd, env: { ...env, ID: robot.id } })).trim(), 'Bearer')
    } finally {
      await server.close()
    }
  }),
)
