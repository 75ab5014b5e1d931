package backprop.spark;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.commons.lang3.function.Failable;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.JavaSerializerInstance;
import org.apache.spark.serializer.SerializationStream;
import org.apache.spark.serializer.SerializerInstance;
import scala.reflect.ClassTag;

/**
 * Java's, but the numbers of pieces, blocks and chunks are copied whole: Java's copies 1 KB at a
 * time. Of a piece its length and its numbers are written, of any other object −1, what Java makes
 * of it, and the numbers that it holds, if any.
 */
public final class BlockSerializer extends JavaSerializer {
  private static final long serialVersionUID = 1L;
  private static final int SHARED = 1 << 24; // bytes: the collector does not move so large arrays

  @Override
  public SerializerInstance newInstance() {
    return new Instance();
  }

  private static final class Instance extends JavaSerializerInstance {
    private final ClassLoader ours = Thread.currentThread().getContextClassLoader();
    private final SerializerInstance java = new JavaSerializerInstance(1, false, ours);
    private byte[] shared = {}; // by the pieces that are read
    private int used;

    Instance() {
      super(1, false, Thread.currentThread().getContextClassLoader());
    }

    @Override
    public SerializationStream serializeStream(OutputStream to) {
      DataOutputStream out = new DataOutputStream(to);
      return new SerializationStream() {
        @Override
        public <T> SerializationStream writeObject(T object, ClassTag<T> type) {
          try {
            write(object, out);
            return this;
          } catch (IOException e) {
            throw ExceptionUtils.<RuntimeException>rethrow(e);
          }
        }

        @Override
        public void flush() {
          Failable.run(out::flush);
        }

        @Override
        public void close() {
          Failable.run(out::close);
        }
      };
    }

    private void write(Object object, DataOutputStream out) throws IOException {
      if (object instanceof Piece piece) {
        out.writeInt(piece.to() - piece.from());
        out.write(piece.numbers(), piece.from(), piece.to() - piece.from());
        return;
      }
      Packed.Holder holder = object instanceof Packed.Holder h ? h : null;
      Object rest = holder == null ? object : holder.with(new byte[0]);
      ByteBuffer bytes = java.serialize(rest, ClassTag.Any());
      out.writeInt(-1);
      write(new Piece(bytes.array(), 0, bytes.limit()), out);
      if (holder != null) {
        write(new Piece(holder.numbers(), 0, holder.numbers().length), out);
      }
    }

    @Override
    public DeserializationStream deserializeStream(InputStream from) {
      return deserializeStream(from, ours);
    }

    @Override
    public DeserializationStream deserializeStream(InputStream from, ClassLoader loader) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(from));
      return new DeserializationStream() {
        @Override
        @SuppressWarnings("unchecked")
        public <T> T readObject(ClassTag<T> type) {
          try {
            return (T) read(in, loader);
          } catch (IOException e) { // the end too, as Spark expects it
            throw ExceptionUtils.<RuntimeException>rethrow(e);
          }
        }

        @Override
        public void close() {
          Failable.run(in::close);
        }
      };
    }

    private Object read(DataInputStream in, ClassLoader loader) throws IOException {
      int length = in.readInt();
      if (length < 0) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(in));
        Object object = java.deserialize(bytes, loader, ClassTag.Any());
        return object instanceof Packed.Holder holder ? holder.with(bytes(in)) : object;
      }
      if (shared.length - used < length) {
        shared = new byte[Math.max(length, Math.min(SHARED, 2 * shared.length))];
        used = 0;
      }
      in.readFully(shared, used, length);
      used += length;
      return new Piece(shared, used - length, used);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      return bytes;
    }
  }
}
