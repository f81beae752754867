import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startValues } from '#model/start-values.ts'
import { programNamed } from '#model/works-with/all.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { startServer, temporaryFolder } from '../support/server.ts'
import { fetchBy, needPrograms, runTool, whereToBeHad } from '../support/tools.ts'
import { visitorAt } from '../support/visitor.ts'

const CALLBACK = 'https://app.example/auth'

/**
 * A program of a library prints the address of the authorization request; told where the browser ended, it fetches and verifies the tokens and prints
 * claims of the ID token and of the UserInfo endpoint.
 */
const main = (imports: readonly string[], body: string) => `package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/url"
	"os"

${imports.map((name) => `	"${name}"`).join('\n')}
)

const verifier = "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv"

func code() string {
	came, err := url.Parse(os.Args[1])
	check(err)
	return came.Query().Get("code")
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	ctx := context.Background()
	${body}
}
`

const libraries = [
  {
    program: 'go_oidc',
    module: 'github.com/coreos/go-oidc/v3',
    further: ['golang.org/x/oauth2@v0.38.0'],
    source: main(
      ['github.com/coreos/go-oidc/v3/oidc', 'golang.org/x/oauth2'],
      `provider, err := oidc.NewProvider(ctx, os.Getenv("ISSUER"))
	check(err)
	config := oauth2.Config{
		ClientID:     os.Getenv("ID"),
		ClientSecret: os.Getenv("SECRET"),
		RedirectURL:  os.Getenv("CALLBACK"),
		Endpoint:     provider.Endpoint(),
		Scopes:       []string{oidc.ScopeOpenID, "profile", "email"},
	}
	if len(os.Args) == 1 {
		fmt.Println(config.AuthCodeURL("s", oauth2.S256ChallengeOption(verifier)))
		return
	}
	tokens, err := config.Exchange(ctx, code(), oauth2.VerifierOption(verifier))
	check(err)
	idToken, err := provider.Verifier(&oidc.Config{ClientID: config.ClientID}).Verify(ctx, tokens.Extra("id_token").(string))
	check(err)
	info, err := provider.UserInfo(ctx, oauth2.StaticTokenSource(tokens))
	check(err)
	check(json.NewEncoder(os.Stdout).Encode(map[string]any{"iss": idToken.Issuer, "aud": idToken.Audience, "email": info.Email}))`,
    ),
  },
  {
    program: 'zitadel_oidc',
    module: 'github.com/zitadel/oidc/v3',
    further: [],
    source: main(
      ['github.com/zitadel/oidc/v3/pkg/client/rp', 'github.com/zitadel/oidc/v3/pkg/oidc'],
      `scopes := []string{oidc.ScopeOpenID, oidc.ScopeProfile, oidc.ScopeEmail}
	party, err := rp.NewRelyingPartyOIDC(ctx, os.Getenv("ISSUER"), os.Getenv("ID"), os.Getenv("SECRET"), os.Getenv("CALLBACK"), scopes)
	check(err)
	if len(os.Args) == 1 {
		fmt.Println(rp.AuthURL("s", party, rp.WithCodeChallenge(oidc.NewSHACodeChallenge(verifier))))
		return
	}
	tokens, err := rp.CodeExchange[*oidc.IDTokenClaims](ctx, code(), party, rp.WithCodeVerifier(verifier))
	check(err)
	claims := tokens.IDTokenClaims
	info, err := rp.Userinfo[*oidc.UserInfo](ctx, tokens.AccessToken, tokens.TokenType, claims.Subject, party)
	check(err)
	check(json.NewEncoder(os.Stdout).Encode(map[string]any{"iss": claims.Issuer, "aud": claims.Audience, "email": info.Email}))`,
    ),
  },
] as const

for (const { program, module, further, source } of libraries)
  test(
    `${program} at its defaults and with PKCE, with the fields of its preset: a person signs in`,
    { timeout: 300_000 },
    whereToBeHad(async () => {
      needPrograms('go')
      const preset = programNamed(program)
      const cwd = temporaryFolder()
      writeFileSync(join(cwd, 'go.mod'), 'module example\n\ngo 1.24\n')
      writeFileSync(join(cwd, 'main.go'), source)
      const go = { GOFLAGS: '-mod=mod' }
      await fetchBy('go', ['get', `${module}@v${preset?.tried}`, ...further], { cwd, env: go })
      await fetchBy('go', ['mod', 'download'], { cwd, env: go })
      await runTool('go', ['build', '-o', 'signs-in', '.'], { cwd, env: go })
      const server = await startServer({ listen: true })
      try {
        const { id, secret } = await makeClient(server, { ...startValues.web, ...preset?.client, redirect_uris: [CALLBACK] })
        const env = { ISSUER: server.issuer, ID: id, SECRET: secret, CALLBACK }
        const { username } = await makePerson(server)
        const visitor = visitorAt(server.issuer)
        const url = (await runTool('./signs-in', [], { cwd, env })).trim()
        const stop = await visitor.complete(await visitor.go(url), { username })
        const claims = JSON.parse(await runTool('./signs-in', [stop.url.href], { cwd, env }))
        assert.deepEqual([claims.iss, claims.aud, claims.email], [server.issuer, [id], username])
      } finally {
        await server.close()
      }
    }),
  )
