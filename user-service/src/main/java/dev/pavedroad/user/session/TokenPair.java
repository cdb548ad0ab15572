package dev.pavedroad.user.session;

/**
 * The tokens that a client gets for signing in or refreshing.
 *
 * @param expiresIn seconds that the access token is good for
 */
public record TokenPair(String accessToken, String tokenType, long expiresIn, String refreshToken) {

    static TokenPair of(String accessToken, RefreshToken refreshToken) {
        return new TokenPair(accessToken, "Bearer", AccessTokens.LIFETIME.toSeconds(), refreshToken.value());
    }

    @Override
    public String toString() {
        return "TokenPair[secret]";
    }
}
