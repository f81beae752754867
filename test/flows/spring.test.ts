import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { startValues } from '#model/start-values.ts'
import { programNamed } from '#model/works-with/all.ts'
import { makeClient } from '../support/clients.ts'
import { freePort } from '../support/free-port.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'
import { startServer } from '../support/server.ts'
import { browserAt, springApplication } from '../support/spring.ts'
import { whereToBeHad } from '../support/tools.ts'
import { visitorAt } from '../support/visitor.ts'

/** An application whose pages sign people in, and an API that accepts tokens; both leave everything to the library. */
const source = `package example;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Orders {
  public static void main(String[] args) {
    SpringApplication.run(Orders.class, args);
  }

  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http) throws Exception {
    return http.securityMatcher("/orders").authorizeHttpRequests(all -> all.anyRequest().hasAuthority("SCOPE_orders:read"))
        .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())).build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(all -> all.anyRequest().authenticated()).oauth2Login(Customizer.withDefaults()).build();
  }

  @GetMapping("/orders")
  Map<String, Object> orders(Authentication caller) {
    return Map.of("caller", caller.getName());
  }

  @GetMapping("/")
  Map<String, Object> me(@AuthenticationPrincipal OidcUser person) {
    return Map.of("iss", person.getIssuer().toString(), "aud", person.getAudience(), "email", person.getEmail());
  }
}
`

const configurationOf = (program: string, values: Readonly<Record<string, string>>) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, value),
    programNamed(program)
      ?.configuration.map(({ text }) => text)
      .join('---\n') ?? '',
  )

test(
  'Spring Security at its defaults, with the fields of its presets: a person signs in to a client, and a resource server accepts a token for it and no other',
  { timeout: 300_000 },
  whereToBeHad(async (t) => {
    const spring = await springApplication(t, 'Orders', source)
    const [client, api] = [programNamed('spring_client'), programNamed('spring_resource_server')]
    for (const preset of [client, api]) assert.ok(spring.path.includes(`spring-security-core-${preset?.tried}.jar`), spring.path)

    const server = await startServer({ listen: true })
    t.after(() => server.close())
    const base = `http://localhost:${await freePort()}`
    await makeScopes(server, ['orders:read'])
    const registered = { ...api?.api, scopes: ['orders:read'], created_at: 0, updated_at: 0 }
    const apis = server.context.db.table(protectedApi)
    await apis.insert(newRow(protectedApi, { ...registered, id: 'api_orders', identifier: base, name: 'Orders' }))
    await apis.insert(newRow(protectedApi, { ...registered, id: 'api_other', identifier: 'https://other.example', name: 'Other' }))
    const redirect_uris = (client?.redirect_uris ?? []).map((uri) => uri.replace('{base}', base))
    const app = await makeClient(server, { ...startValues.web, ...client?.client, redirect_uris })
    const values = { issuer: server.issuer, base, client_id: app.id, client_secret: app.secret }
    await spring.start(base, { 'application.yml': ['spring_client', 'spring_resource_server'].map((name) => configurationOf(name, values)).join('---\n') })

    const browse = browserAt()
    const away = (await browse(`${base}/oauth2/authorization/gatehouse`)).headers.get('location') ?? ''
    assert.deepEqual([new URL(away).searchParams.get('code_challenge_method'), new URL(away).searchParams.has('nonce')], ['S256', true])
    const { username } = await makePerson(server)
    const visitor = visitorAt(server.issuer)
    const stop = await visitor.complete(await visitor.go(away), { username })
    await browse(stop.url.href)
    assert.deepEqual(await (await browse(`${base}/`)).json(), { iss: server.issuer, aud: [app.id], email: username })

    const machine = await makeClient(server)
    const call = async (resource: string) => {
      const form = { grant_type: 'client_credentials', resource, scope: 'orders:read' }
      const { access_token } = (await server.call('POST', '/oauth/token', { form, basic: machine.basic })).json
      return fetch(`${base}/orders`, { headers: { authorization: `Bearer ${access_token}` } })
    }
    const [accepted, refused] = [await call(base), await call('https://other.example')]
    assert.deepEqual([accepted.status, await accepted.json(), refused.status], [200, { caller: machine.id }, 401])
  }),
)
