package dev.pavedroad.devstack;

import dev.pavedroad.devstack.state.Secrets;

/** The demo administrator, whom user-service makes when it starts; the password is the first one, and may be changed. */
record Administrator(String email, String password) {

    /** The same with a password: where none is given, one is made once. */
    Administrator withPassword(Secrets secrets) {
        return password == null ? new Administrator(email, secrets.password("admin")) : this;
    }

    @Override
    public String toString() {
        return email;
    }
}
