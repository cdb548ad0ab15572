package dev.pavedroad.localstack;

/** The demo administrator, whom user-service makes when it starts. */
record Administrator(String email, String password) {

    @Override
    public String toString() {
        return email;
    }
}
