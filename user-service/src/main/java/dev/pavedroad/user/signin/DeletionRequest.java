package dev.pavedroad.user.signin;

import jakarta.validation.constraints.NotNull;

record DeletionRequest(@NotNull(message = "is missing") String currentPassword) {

    @Override
    public String toString() {
        return "DeletionRequest[secret]";
    }
}
