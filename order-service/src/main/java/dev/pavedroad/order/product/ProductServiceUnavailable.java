package dev.pavedroad.order.product;

/** Whether product-service did what it was asked is not known; ask again later. */
public class ProductServiceUnavailable extends RuntimeException {

    ProductServiceUnavailable(Throwable cause) {
        super("product-service gave no usable answer: " + cause, cause);
    }
}
