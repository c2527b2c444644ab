web-sign-in = Sign in
