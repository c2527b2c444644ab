web-sign-in = Prijava
