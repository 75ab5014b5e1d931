package backprop.spark;

import java.io.BufferedInputStream;
import java.io.InputStream;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.JavaSerializerInstance;
import org.apache.spark.serializer.SerializerInstance;

/** Java's, which reads arrays 1 KB at a time: of a file each by a system call, but for a buffer. */
public final class BufferedSerializer extends JavaSerializer {
  private static final long serialVersionUID = 1L;

  @Override
  public SerializerInstance newInstance() {
    return new JavaSerializerInstance(1, false, Thread.currentThread().getContextClassLoader()) {
      @Override
      public DeserializationStream deserializeStream(InputStream from) {
        return super.deserializeStream(new BufferedInputStream(from, 1 << 15));
      }
    };
  }
}
