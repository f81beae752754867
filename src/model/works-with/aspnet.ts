import type { Program } from './program.ts'

/** ASP.NET Core. */
export const aspnet: Program = {
  name: 'aspnet',
  title: 'ASP.NET Core',
  kind: 'web',
  redirect_uris: ['{base}/signin-oidc'],
  post_logout_redirect_uris: ['{base}/signout-callback-oidc'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'Program.cs',
      language: 'csharp',
      text: `builder.Services
  .AddAuthentication(options => {
    options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
    options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
  })
  .AddCookie()
  .AddOpenIdConnect(options => {
    options.Authority = "{issuer}";
    options.ClientId = "{client_id}";
    options.ClientSecret = "{client_secret}";
    options.ResponseType = "code";
    options.GetClaimsFromUserInfoEndpoint = true;
    options.MapInboundClaims = false;
    options.SaveTokens = true;
  });
`,
    },
  ],
  quirks: [
    { does: 'Its default response_type is id_token in older templates.', change: 'set ResponseType = "code"', refused: 'implicit_grant' },
    { does: 'It asks for response_mode=form_post, whose answer is a post from another site: its own cookies need https.' },
  ],
}
