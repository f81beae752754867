import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startValues } from '#model/start-values.ts'
import { languages } from '../../web/pages/clients/try-it/snippets/all.ts'
import type { Filling } from '../../web/pages/clients/try-it/snippets/filling.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { freePort } from '../support/free-port.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import { browserAt, springApplication } from '../support/spring.ts'
import { whereToBeHad } from '../support/tools.ts'
import { visitorAt } from '../support/visitor.ts'

const spring = languages.find(({ name }) => name === 'Spring')
type Text = (way: string, more?: Partial<Filling>) => string
const textsFor =
  (issuer: string, { id, secret }: TestClient, redirect = ''): Text =>
  (way, more = {}) =>
    spring?.texts[way]?.({ issuer, id, secret, method: 'client_secret_basic', scope: 'openid profile offline_access', redirect, ...more }) ??
    assert.fail(`no snippet for ${way}`)

/** The parts of a snippet: the properties, and the code for a class. */
function partsOf(snippet: string): readonly [properties: string, code: string] {
  const [properties = '', code = ''] = snippet.split('// and in a class with @Configuration:')
  return [properties, code]
}

/** Each snippet in the place that it is for: beans in the configuration, the rest in a method that gives what it made. */
function sourceOf(app: Text, machine: Text): string {
  const [, signIn] = partsOf(app('authorization_code'))
  const [byManager = '', byHand = ''] = app('refresh_token').split('// or by hand, with a refresh token that you keep:')
  const password = machine('password', { scope: 'openid' })
  return `package example;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.*;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.*;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

@SpringBootApplication
@RestController
public class Snippets {
  public static void main(String[] args) {
    SpringApplication.run(Snippets.class, args);
  }

  ${signIn}

  @Bean
  OAuth2AuthorizedClientManager manager(ClientRegistrationRepository clients, OAuth2AuthorizedClientRepository authorized) {
    return new DefaultOAuth2AuthorizedClientManager(clients, authorized);
  }

  @Autowired ObjectProvider<OAuth2AuthorizedClientManager> managers;
  @Autowired ObjectProvider<OpaqueTokenIntrospector> introspectors;

  @GetMapping("/")
  Map<String, Object> me(Authentication person) {
    return Map.of("name", person.getName());
  }

  @GetMapping("/token")
  Map<String, Object> token(Authentication authentication, @RegisteredOAuth2AuthorizedClient("gatehouse") OAuth2AuthorizedClient kept) {
    var authorizedClientManager = managers.getObject();
    ${byManager}
    return Map.of("token", token, "refresh", kept.getRefreshToken().getTokenValue());
  }

  @GetMapping("/refresh")
  JsonNode refresh(@RequestParam String refreshToken) {
    ${byHand}
    return response;
  }

  @GetMapping("/password")
  JsonNode password(@RequestParam String username, @RequestParam String password) {
    ${password}
    return response;
  }

  @GetMapping("/introspect")
  Map<String, Object> introspect(@RequestParam String token) {
    return Map.of("sub", introspectors.getObject().introspect(token).getName());
  }

  @GetMapping("/introspect-by-hand")
  JsonNode introspectByHand(@RequestParam String token) {
    ${app('introspect', { method: 'client_secret_post' })}
    return response;
  }

  @GetMapping("/revoke")
  void revoke(@RequestParam String token) {
    ${app('revoke')}
  }

  @EnableAutoConfiguration
  static class Machine {}

  @GetMapping("/machine")
  Map<String, Object> machine() {
    try (var context = new SpringApplicationBuilder(Machine.class).web(WebApplicationType.NONE).run("--spring.config.location=machine.yml")) {
      var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(
          context.getBean(ClientRegistrationRepository.class), context.getBean(OAuth2AuthorizedClientService.class));
      manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder().clientCredentials().build());
      var authorized = manager.authorize(OAuth2AuthorizeRequest.withClientRegistrationId("gatehouse").principal("machine").build());
      return Map.of("token", authorized.getAccessToken().getTokenValue());
    }
  }
}
`
}

test(
  'the Spring snippets of the console compile and work as they stand, for a client with the fields of a new web application',
  { timeout: 300_000 },
  whereToBeHad(async (t) => {
    const server = await startServer({ listen: true, settings: { password_grant: true } })
    t.after(() => server.close())
    const base = `http://localhost:${await freePort()}`
    const redirect = `${base}/signed-in`
    const { supported_grant_types = [] } = startValues.web
    const client = await makeClient(server, {
      ...startValues.web,
      supported_grant_types: [...supported_grant_types, 'introspect', 'revoke'],
      redirect_uris: [redirect],
    })
    const other = await makeClient(server, { supported_grant_types: ['client_credentials', 'password'], first_party: true })
    const [app, machine] = [textsFor(server.issuer, client, redirect), textsFor(server.issuer, other)]
    const application = await springApplication(t, 'Snippets', sourceOf(app, machine))
    await application.start(base, {
      'application.yml': [partsOf(app('authorization_code'))[0], app('introspect')].join('\n---\n'),
      'machine.yml': machine('client_credentials', { scope: '' }),
    })

    const browse = browserAt()
    const { username } = await makePerson(server)
    const visitor = visitorAt(server.issuer)
    const away = (await browse(`${base}/oauth2/authorization/gatehouse`)).headers.get('location') ?? ''
    assert.equal(new URL(away).searchParams.get('code_challenge_method'), 'S256')
    await browse((await visitor.complete(await visitor.go(away), { username })).url.href)
    const ask = async (path: string, query: Readonly<Record<string, string>> = {}) => {
      const answer = await browse(`${base}${path}?${new URLSearchParams(query)}`)
      const text = await answer.text()
      assert.equal(answer.status, 200, `${path}: ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    }
    assert.match((await ask('/')).name, /^usr_/)
    const { token, refresh } = await ask('/token')
    assert.match((await ask('/introspect', { token })).sub, /^usr_/)
    assert.equal((await ask('/introspect-by-hand', { token })).active, true)
    assert.match((await ask('/refresh', { refreshToken: refresh })).access_token, /^gat_/)
    await ask('/revoke', { token })
    assert.equal((await ask('/introspect-by-hand', { token })).active, false)
    assert.match((await ask('/password', { username, password: PASSWORD })).access_token, /^gat_/)
    assert.match((await ask('/machine')).token, /^gat_/)
  }),
)
