// An OpenID provider on a free loopback port for the tests of sign-in: whoever is named in the form `login` is signed in.
// Prints its address when it listens. Arguments: where people come back to.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

// What it says of itself as a quick start is no news.
console.info = () => {};
const [, , returnTo] = process.argv;
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "svi", client_secret: "tajna-svi", redirect_uris: [returnTo] }],
    claims: { email: ["email", "email_verified"], profile: ["name"], openid: ["sub", "amr"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ["test"] },
    // The account's name says what is claimed: jelena+unverified@opstina.rs has an address that nobody verified.
    findAccount: (_context, login) => ({
      accountId: login,
      claims: () => ({
        sub: login,
        email: login.replace("+unverified", ""),
        email_verified: !login.includes("+unverified"),
        name: "Jelena iz drugog sistema",
      }),
    }),
  });
  provider.on("server_error", (_context, error) => console.error(error));
  server.on("request", provider.callback());
  console.log(issuer);
});
process.stdin.on("close", () => process.exit());
process.stdin.resume();
