package dev.pavedroad.order.product;

/** Whether product-service did what it was asked is not known; ask again later. */
public class ProductServiceUnavailableException extends RuntimeException {

    ProductServiceUnavailableException(Throwable cause) {
        super("product-service gave no usable answer: " + cause, cause);
    }
}
