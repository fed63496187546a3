// The OpenID provider that the journeys sign in at: `node provider.js PORT REDIRECT_URI…`; prints "ready".
//
// The certified server of `oidc-provider`, as it comes: its own pages for signing in (whoever names themselves is let
// in), its own keys, codes, tokens and sessions. Told here are only its client and what people are called.
import { Provider } from "oidc-provider";

const [port, ...redirects] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "coach",
      client_secret: "known-to-both-sides",
      redirect_uris: redirects,
      post_logout_redirect_uris: redirects,
    },
  ],
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
  conformIdTokenClaims: false, // names and addresses in the identity token, as the large providers send them
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: `${id[0].toUpperCase()}${id.slice(1)} Reed`,
      email: `${id}@example.org`,
      email_verified: true,
    }),
  }),
});

provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
