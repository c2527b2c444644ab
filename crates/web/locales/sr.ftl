web-sign-in = Prijava

web-api-title = Programski interfejs (API)
web-api-what = Opis za programe, po standardu OpenAPI 3.1:
web-api-token = Lični ključ pravite na stranici svog naloga. Program ga šalje u zaglavlju:
web-api-operation = Operacija
web-api-does = Šta radi
web-api-permission = Dozvola
