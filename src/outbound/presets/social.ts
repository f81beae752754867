import type { Preset } from './preset.ts'

/** Providers where people meet, listen and play. */
export const socialPresets: readonly Preset[] = [
  {
    id: 'slack',
    name: 'Slack',
    documentation_uri: 'https://api.slack.com/apps',
    provider: {
      authorization_endpoint: 'https://slack.com/oauth/v2/authorize',
      token_endpoint: 'https://slack.com/api/oauth.v2.access',
      scope_separator: ',',
    },
    scopes: { 'chat:write': 'Write messages.', 'channels:read': 'List channels.', 'users:read': 'List people.' },
    sign_in: {
      protocol: 'oidc',
      issuer: 'https://slack.com',
      authorization_endpoint: 'https://slack.com/openid/connect/authorize',
      token_endpoint: 'https://slack.com/api/openid.connect.token',
      pkce: false,
    },
  },
  {
    id: 'discord',
    name: 'Discord',
    documentation_uri: 'https://discord.com/developers/applications',
    provider: {
      authorization_endpoint: 'https://discord.com/oauth2/authorize',
      token_endpoint: 'https://discord.com/api/oauth2/token',
      revocation_endpoint: 'https://discord.com/api/oauth2/token/revoke',
    },
    scopes: { identify: 'Who the person is.', guilds: 'The servers of the person.' },
    sign_in: {
      protocol: 'oauth2',
      userinfo_endpoint: 'https://discord.com/api/users/@me',
      scopes: ['identify', 'email'],
      subject_claim: 'id',
      attributes: { name: 'global_name', nickname: 'username', email_verified: 'verified' },
    },
  },
  {
    id: 'spotify',
    name: 'Spotify',
    documentation_uri: 'https://developer.spotify.com/dashboard',
    provider: {
      authorization_endpoint: 'https://accounts.spotify.com/authorize',
      token_endpoint: 'https://accounts.spotify.com/api/token',
    },
    scopes: { 'user-read-private': 'Read the profile.', 'playlist-read-private': 'Read playlists.' },
    sign_in: {
      protocol: 'oauth2',
      userinfo_endpoint: 'https://api.spotify.com/v1/me',
      scopes: ['user-read-private', 'user-read-email'],
      subject_claim: 'id',
      attributes: { name: 'display_name' },
    },
  },
  {
    id: 'instagram',
    name: 'Instagram',
    documentation_uri: 'https://developers.facebook.com/apps/',
    provider: {
      authorization_endpoint: 'https://www.instagram.com/oauth/authorize',
      token_endpoint: 'https://api.instagram.com/oauth/access_token',
      client_auth_method: 'client_secret_post',
      scope_separator: ',',
      refresh_strategy: 'none',
    },
    scopes: { instagram_business_basic: 'Read the profile and media.' },
  },
  {
    id: 'x',
    name: 'X',
    documentation_uri: 'https://developer.x.com/en/portal/dashboard',
    provider: {
      authorization_endpoint: 'https://x.com/i/oauth2/authorize',
      token_endpoint: 'https://api.x.com/2/oauth2/token',
      revocation_endpoint: 'https://api.x.com/2/oauth2/revoke',
    },
    scopes: { 'tweet.read': 'Read posts.', 'users.read': 'Read profiles.', 'offline.access': 'Access while the person is away.' },
  },
  {
    id: 'reddit',
    name: 'Reddit',
    documentation_uri: 'https://www.reddit.com/prefs/apps',
    provider: {
      authorization_endpoint: 'https://www.reddit.com/api/v1/authorize',
      token_endpoint: 'https://www.reddit.com/api/v1/access_token',
      revocation_endpoint: 'https://www.reddit.com/api/v1/revoke_token',
    },
    scopes: { identity: 'Who the person is.', read: 'Read posts.' },
    parameters: [{ key: 'duration', value: 'permanent' }],
  },
  {
    id: 'pinterest',
    name: 'Pinterest',
    documentation_uri: 'https://developers.pinterest.com/apps/',
    provider: {
      authorization_endpoint: 'https://www.pinterest.com/oauth/',
      token_endpoint: 'https://api.pinterest.com/v5/oauth/token',
      scope_separator: ',',
    },
    scopes: { 'boards:read': 'Read boards.', 'pins:read': 'Read pins.' },
  },
  {
    id: 'twitch',
    name: 'Twitch',
    documentation_uri: 'https://dev.twitch.tv/console/apps',
    provider: {
      issuer: 'https://id.twitch.tv/oauth2',
      authorization_endpoint: 'https://id.twitch.tv/oauth2/authorize',
      token_endpoint: 'https://id.twitch.tv/oauth2/token',
      revocation_endpoint: 'https://id.twitch.tv/oauth2/revoke',
      jwks_uri: 'https://id.twitch.tv/oauth2/keys',
      client_auth_method: 'client_secret_post',
      pkce: false,
    },
    scopes: { openid: 'Who the person is.', 'user:read:email': 'Read the e-mail address.' },
    sign_in: { protocol: 'oidc', scopes: ['openid'] },
  },
]
