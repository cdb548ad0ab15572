package dev.pavedroad.user.session;

import jakarta.validation.constraints.NotBlank;

record RefreshRequest(@NotBlank(message = "is missing") String refreshToken) {

    RefreshToken token() {
        return new RefreshToken(refreshToken);
    }

    @Override
    public String toString() {
        return "RefreshRequest[secret]";
    }
}
