package dev.pavedroad.order.push;

/** Nothing can be pushed to this subscription, because of this field. */
class UnusableSubscription extends RuntimeException {

    private final String field;

    UnusableSubscription(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
