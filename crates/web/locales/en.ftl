web-sign-in = Sign in

web-api-title = Programming interface (API)
web-api-what = Description for programs, in OpenAPI 3.1:
web-api-token = You make a personal token on your account page. A program sends it in the header:
web-api-operation = Operation
web-api-does = What it does
web-api-permission = Permission
